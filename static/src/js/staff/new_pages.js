// The forms that make new pages: they work without this. It counts the letters of the short description while it is
// typed, and sends a form once.
const rest = (field, longest) => {
  const left = longest - field.value.trim().length
  if (left < 0) return `${-left === 1 ? 'Un carattere' : `${-left} caratteri`} di troppo.`
  return left === 1 ? 'Resta un carattere.' : `Restano ${left} caratteri.`
}

for (const field of document.querySelectorAll('.cr-staff-new [data-longest]')) {
  const count = document.createElement('p')
  count.className = 'cr-staff-field__help'
  count.id = `${field.id}_rest`
  field.after(count)
  field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${count.id}`.trim())
  const tell = () => { count.textContent = rest(field, Number(field.dataset.longest)) }
  field.addEventListener('input', tell)
  tell()
}

// Whoever clicks twice waits once; whoever comes back to the page finds the button as it was
for (const form of document.querySelectorAll('.cr-staff-new form')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'true'
    setTimeout(() => { delete form.dataset.sent }, 5000) // the network may have failed
  })
  window.addEventListener('pageshow', () => { delete form.dataset.sent })
}
