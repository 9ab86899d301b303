// Forms that a passkey fills in. `data-passkey` says what for: to sign in, to use one, to make one.
// Talking to the browser's passkeys is left to allauth's bridge (`window.webauthnJSON`), which the page brings along.

const REFUSED = 'La passkey non ha funzionato, o la richiesta è scaduta. Riprova; se non va, usa un altro modo.'
const ALREADY_THERE = 'Questo dispositivo ha già una tua passkey per il sito: usa quella, oppure un altro dispositivo.'
const NO_ANSWER = 'Il sito non risponde. Controlla la rete e riprova.'

const dataOfPage = () => JSON.parse(document.getElementById('js_data').textContent)

async function dataToSignIn(form) {
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new TypeError(`The door answered ${answer.status}`)
  return answer.json()
}

function withChoice(options, alone) {
  const wanted = structuredClone(options)
  Object.assign(wanted.publicKey.authenticatorSelection, {
    residentKey: alone ? 'required' : 'discouraged',
    requireResidentKey: alone,
    ...(alone ? { userVerification: 'required' } : {}),
  })
  return wanted
}

const ASK = {
  'sign-in': async form => window.webauthnJSON.get((await dataToSignIn(form)).request_options),
  use: async () => window.webauthnJSON.get(dataOfPage().request_options),
  make: async form => window.webauthnJSON.create(
    withChoice(dataOfPage().creation_options, form.elements.passwordless?.checked ?? false)),
}

function reasonOf(error) {
  if (error.name === 'InvalidStateError') return ALREADY_THERE
  return error instanceof TypeError ? NO_ANSWER : REFUSED
}

async function fill(form) {
  const said = form.querySelector('[role="alert"]')
  said.hidden = true
  said.textContent = ''
  try {
    form.elements.credential.value = JSON.stringify(await ASK[form.dataset.passkey](form))
  } catch (error) {
    said.hidden = false
    said.textContent = reasonOf(error)
    return
  }
  form.submit()
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    fill(form)
  })
}
