// The forms that make new pages: they work without this. It counts the letters of the short description while it is
// typed, and forgets the kept copy of a form once its page is there.
import { dropSent } from './draft_store.js'

const rest = (field, longest) => {
  const left = longest - field.value.trim().length
  if (left < 0) return left === -1 ? 'Un carattere di troppo.' : `${-left} caratteri di troppo.`
  return left === 1 ? 'Resta un carattere.' : `Restano ${left} caratteri.`
}

for (const field of document.querySelectorAll('.cr-staff-new [data-longest]')) {
  const count = document.createElement('p')
  count.className = 'cr-staff-entry__help'
  count.id = `${field.id}_rest`
  field.after(count)
  field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${count.id}`.trim())
  const tell = () => { count.textContent = rest(field, Number(field.dataset.longest)) }
  field.addEventListener('input', tell)
  tell()
}

// The draft that a form has made (see wizard.py)
if (location.hash === '#bozza-creata') dropSent()
