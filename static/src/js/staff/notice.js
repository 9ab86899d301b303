// One notice at a time to whoever writes: at the top of the admin's pages, at the foot of a page that is edited.

let shown = null

/**
 * Shows `words` with `actions`, each a label and either an address (opened beside) or what to do: at the buttons of a
 * form if one is given, where its writer looks.
 */
export function tell(words, actions = [], { kind = '', form = null } = {}) {
  hush()
  shown = document.createElement('div')
  shown.className = `cr-staff-notice ${kind}`.trim()
  shown.setAttribute('role', 'alert')
  const text = document.createElement('p')
  text.textContent = words
  shown.append(text, ...actions.map(action))
  place(shown, form)
  shown.scrollIntoView({ block: 'nearest' })
  return shown
}

export function hush() {
  shown?.remove()
  shown = null
  leaveRoom('')
}

// What is focused or read at the foot of the page comes out from under the notice
function leaveRoom(room) {
  document.documentElement.style.scrollPaddingBottom = room
  document.body.style.paddingBottom = room
}

function action({ label, address, act }) {
  const element = document.createElement(address ? 'a' : 'button')
  element.textContent = label
  if (address) {
    Object.assign(element, { href: address, target: '_blank', rel: 'noopener' })
    const where = document.createElement('span')
    where.className = 'visually-hidden'
    where.textContent = ' (si apre in un’altra scheda)'
    element.append(where)
  } else {
    element.type = 'button'
    element.addEventListener('click', act)
  }
  return element
}

function place(element, form) {
  const buttons = form && [...form.querySelectorAll('.submit-row')].pop()
  if (buttons) return buttons.before(element)
  const main = document.querySelector('#content-main')
  if (main) return main.prepend(element)
  element.classList.add('cr-staff-notice--fixed')
  document.body.append(element)
  leaveRoom(`calc(${element.offsetHeight}px + 2rem)`)
}
