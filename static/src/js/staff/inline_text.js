// Texts that are written in the page itself: kept in this browser until the site has them, and offered again.

import { drafts, drop, keep, ofWhen } from './draft_store.js'
import { hush, tell } from './notice.js'
import { renew, tellSignedOut } from './once.js'
import { session, wayBack, writer } from './writer.js'

const SAVE = /\/edit-plugin\/(\d+)/
const editorOf = element => window.cms_editor_plugin?._editors?.[element?.id]
const textOf = id => document.querySelector(`[data-cms-plugin-id="${id}"]`)
const placeOfText = id => `${location.pathname}#testo-${id}`

// The editor marks a text at each change
function watchTexts() {
  const waiting = new Map()
  new MutationObserver(records => {
    for (const { target } of records) {
      const id = target.dataset.cmsPluginId
      if (!id || target.dataset.changed !== 'true') continue
      clearTimeout(waiting.get(id))
      waiting.set(id, setTimeout(() => keepText(id), 300))
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-changed'] })
}

function keepText(id) {
  const text = textOf(id)
  if (text?.dataset.changed === 'true' && editorOf(text)) keep(placeOfText(id), { html: editorOf(text).getHTML() })
}

// What each text was when it was read, and what the site answers when it was saved: see `cremona_site.text_conflicts`
const seen = new Map()

function seenOf(id) {
  if (!seen.has(id)) {
    const settings = document.getElementById(`cms-cfg-${id}`)?.textContent
    seen.set(id, settings ? JSON.parse(settings).seen ?? '' : '')
  }
  return seen.get(id)
}

// The editor saves by `fetch` and says nothing where it is sent to the door instead
function watchSaves() {
  const ask = window.fetch
  window.fetch = async (address, options) => {
    const [, id] = options?.method === 'POST' ? SAVE.exec(String(address)) ?? [] : []
    if (!id || !(options.body instanceof URLSearchParams)) return ask(address, options)
    keepNow(id)
    if (seenOf(id)) options.body.set('_text_seen', seenOf(id))
    const response = await save(ask, address, options).catch(() => new Response('', { status: 503 }))
    const now = response.headers.get('X-Text-Seen')
    if (now) {
      seen.set(id, now)
      drop(placeOfText(id))
    } else if (isDoor(response)) {
      // Said already
    } else if (response.ok) tellConflict(id, await response.clone().text())
    else tellRefusal(id, response)
    return response
  }
}

// Somebody else changed the text: the form that comes back knows what it is now
function tellConflict(id, html) {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  const now = answer.querySelector('input[name="_seen_now"]')?.value
  if (!now) return
  const words = answer.querySelector('.errorlist li')?.textContent ?? ''
  const anyway = () => {
    hush()
    window.CMS?.API?.Messages?.close()
    seen.set(id, now)
    window.CMS_Editor.saveData(textOf(id))
  }
  // The browser would ask whether to leave what was just given up
  const giveUp = () => { textOf(id).dataset.changed = 'false'; drop(placeOfText(id)); location.reload() }
  tell(words, [{ label: 'Salva comunque la mia versione', act: anyway }, { label: 'Lascia perdere', act: giveUp }],
    { kind: 'cr-staff-notice--error' })
}

const REFUSALS = {
  403: 'Non è stato salvato nulla: questa bozza adesso è in mano a un’altra persona, o non si può più cambiare.',
  507: 'Non è stato salvato nulla: lo spazio sul server è esaurito. Avvisa chi gestisce il sito.',
}

// The editor says nothing of it, and the words stay on the screen as if they were saved
function tellRefusal(id, { status }) {
  const words = REFUSALS[status] ?? 'Non è stato salvato nulla: il sito non risponde come dovrebbe.'
  const again = () => { hush(); window.CMS_Editor.saveData(textOf(id)) }
  tell(`${words} Il tuo testo è al sicuro in questo browser: riprova più tardi, anche da qui.`, [
    { label: 'Riprova a salvare', act: again },
    { label: 'Guarda chi ha la bozza', act: () => location.assign(location.href.replace('/edit/', '/preview/')) },
  ].slice(0, status === 403 ? 2 : 1), { kind: 'cr-staff-notice--error' })
}

function keepNow(id) {
  const editor = editorOf(textOf(id))
  if (editor) keep(placeOfText(id), { html: editor.getHTML() })
}

async function save(ask, address, options) {
  const headers = { ...options.headers, 'X-Requested-With': 'XMLHttpRequest' }
  let response = await ask(address, { ...options, headers })
  if (response.status === 403) {
    // Somebody signed in anew in another window, which made another token
    const answer = await session()
    if (answer.is === 'in') {
      renew(answer.csrf)
      options.body.set('csrfmiddlewaretoken', answer.csrf)
      response = await ask(address, { ...options, headers })
    }
  }
  if (isDoor(response)) {
    const { sign_in: signIn } = await response.clone().json().catch(() => ({}))
    tellSignedOut(wayBack(signIn), { whenBack: () => window.CMS_Editor?.flushPendingSaves?.() })
  }
  return response
}

const isDoor = response => response.status === 401 || (response.redirected && /\/accesso\/|\/login\//.test(response.url))

function offerTexts() {
  const start = placeOfText('')
  for (const { place, html, at } of drafts()) {
    if (place.startsWith(start) && html) whenReady(place.slice(start.length), editor => offer(place, editor, html, at))
  }
}

// An editor starts once its text is in view
function whenReady(id, act) {
  const deadline = Date.now() + 30_000
  let isShown = false
  const look = () => {
    const text = textOf(id)
    if (text && !isShown) {
      text.scrollIntoView({ block: 'center' })
      isShown = true
    }
    if (editorOf(text)) act(editorOf(text))
    else if (Date.now() < deadline) setTimeout(look, 200)
  }
  look()
}

function offer(place, editor, html, at) {
  if (editor.getHTML() === html) return drop(place)
  tell(`C’è un testo che non era stato salvato, ${ofWhen(at)}.`, [
    { label: 'Ripristina', act: () => { hush(); editor.commands.setContent(html); editor.commands.focus() } },
    { label: 'Scarta', act: () => { hush(); drop(place) } },
  ])
}

if (writer && window.top === window && !document.querySelector('#content-main')) {
  watchSaves()
  addEventListener('load', () => { watchTexts(); offerTexts() })
}
