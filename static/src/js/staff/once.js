// A form is sent once, and only while its writer is signed in: the second click waits, the text never goes to nobody.

import { nothingSent } from './draft_store.js'
import { keepNow } from './local_draft.js'
import { hush, tell } from './notice.js'
import { session, writer } from './writer.js'

// Where a save is not answered at all, it may be tried again
const PATIENCE = 30_000
const going = new WeakSet()
const busy = new WeakMap()

const isSave = form => form.method === 'post' && !form.target && !/logout|esci/.test(form.getAttribute('action') ?? '')

function send(event) {
  const form = event.target
  if (going.has(form) || !isSave(form)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (busy.has(form)) return
  hold(form)
  keepNow()
  // The CMS sends a form with one button by a script, which names no button
  const buttons = form.querySelectorAll('button:not([type="button"]), input[type="submit"]')
  go(form, event.submitter ?? (buttons.length === 1 ? buttons[0] : null))
}

async function go(form, button) {
  const answer = await session()
  if (answer.is !== 'in') return refuse(form, answer)
  // What the CMS sends by a script has not been looked at by the browser
  if (!form.noValidate && !form.reportValidity()) return release(form)
  renew(answer.csrf)
  nothingSent()
  keepNow({ sent: true })
  going.add(form)
  form.requestSubmit(button)
  // If the page stays, as after a download, the form may be sent again
  setTimeout(() => going.delete(form))
}

function refuse(form, { is, signIn }) {
  release(form)
  if (is === 'out') tellSignedOut(signIn, { form })
  else if (is === 'other') tell('In questo browser adesso è entrata un’altra persona, e il testo risulterebbe suo. È al sicuro qui: esci, accedi con il tuo nome e salva.', [], { kind: 'cr-staff-notice--error', form })
  else tell('Il sito non risponde. Il testo è al sicuro in questo browser: riprova tra poco.', [], { kind: 'cr-staff-notice--error', form })
}

/** Says that the session is over, and once somebody came back, that it is not. */
export function tellSignedOut(signIn, { form = null, whenBack = () => {} } = {}) {
  const actions = [{ label: 'Accedi di nuovo', address: signIn }]
  const words = 'La sessione è scaduta: il testo è al sicuro in questo browser; accedi di nuovo, poi torna qui e salva.'
  tell(words, actions, { kind: 'cr-staff-notice--error', form })
  const look = async () => {
    if (document.hidden) return
    const answer = await session()
    if (answer.is !== 'in') return
    removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
    renew(answer.csrf)
    hush()
    whenBack()
    tell('Sei di nuovo dentro: adesso puoi salvare.', [], { form })
  }
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}

/** Signing in makes a new token: the forms that wait, and the CMS, go on with it. */
export function renew(csrf) {
  for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) field.value = csrf
  if (window.CMS?.config?.csrf) window.CMS.config.csrf = csrf
}

function hold(form) {
  const buttons = form.querySelectorAll('[type="submit"], button:not([type])')
  for (const button of buttons) button.setAttribute('aria-disabled', 'true')
  busy.set(form, setTimeout(() => release(form), PATIENCE))
}

function release(form) {
  window.parent.document.querySelector('.cms-modal-body')?.classList.remove('cms-loader')
  clearTimeout(busy.get(form))
  busy.delete(form)
  going.delete(form)
  for (const button of form.querySelectorAll('[aria-disabled="true"]')) button.removeAttribute('aria-disabled')
}

if (writer && location.pathname.startsWith('/admin/')) {
  document.addEventListener('submit', send, true)
  // Whoever comes back by the browser's own button finds the page as it was left
  addEventListener('pageshow', ({ persisted }) => { if (persisted) document.querySelectorAll('form').forEach(release) })
}
