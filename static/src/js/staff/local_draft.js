// Nothing typed in a form of the admin is lost: it is kept in this browser until it is saved, and offered again.

import { drafts, drop, dropAll, dropSent, keep, ofWhen, placeOf, read, tidy } from './draft_store.js'
import { areSame, fill, valuesIn } from './form_fields.js'
import { hush, tell } from './notice.js'
import { writer } from './writer.js'

// Forms about people and their keys are not kept
const SHARED = '.app-auth, .app-account, .app-mfa, .app-socialaccount'
const FORMS = 'body.change-form #content-main > form[id$="_form"], form[data-keep-draft]'
const isInFrame = window.top !== window

let form = null
let place = ''
let stored = {}
let isLeaving = false
let waiting

/** Whether a page is what follows a successful save. */
export const saysSaved = page => Boolean(page?.querySelector(
  'body.cms-close-frame, #django-admin-popup-response-constants, .messagelist .success'))

/** Keeps what stands in the form now; `sent` once it is on its way. */
export function keepNow({ sent = false } = {}) {
  if (!form) return
  clearTimeout(waiting) // else it would come after what is sent, and call it unsent
  const values = valuesIn(form)
  if (areSame(values, stored)) drop(place)
  else keep(place, { values, sent, title: document.querySelector('#content h1, #content h2')?.textContent.trim() ?? '' })
  isLeaving = sent
}

const isChanged = () => form !== null && !areSame(valuesIn(form), stored)

function offer(draft) {
  tell(`C’è un testo che non era stato salvato, ${ofWhen(draft.at)}.`, [
    { label: 'Ripristina', act: () => { hush(); fill(form, draft.values); form.querySelector('input:not([type="hidden"]), textarea')?.focus() } },
    { label: 'Scarta', act: () => { hush(); drop(place); form.querySelector('input:not([type="hidden"]), textarea')?.focus() } },
  ])
}

function watchForm() {
  place = placeOf()
  stored = valuesIn(form)
  const draft = read(place)
  if (draft && document.querySelector('.errornote')) keep(place, { ...draft, sent: false })
  else if (draft?.values && areSame(draft.values, stored)) drop(place)
  else if (draft?.values) offer(draft)
  const later = event => {
    if (!event.isTrusted && !event.detail && event.target.closest('.cr-staff-notice')) return
    clearTimeout(waiting)
    waiting = setTimeout(keepNow, 400)
  }
  for (const name of ['input', 'change', 'keyup']) form.addEventListener(name, later)
  addEventListener('pagehide', () => { if (isChanged() && !isLeaving) keepNow() })
  // In the CMS's frame the CMS asks by itself
  if (!isInFrame) addEventListener('beforeunload', event => { if (!isLeaving && isChanged()) event.preventDefault() })
}

// Where somebody arrives after a session that ended: the way back to each text
function listOnDesk() {
  const waiting = drafts().filter(({ values, place }) => values && place.startsWith('/admin/')).slice(0, 3)
  if (!waiting.length) return
  tell('Ci sono testi che non erano stati salvati: aprili per ripristinarli o scartarli.', waiting.map(({ place, title, at }) => (
    { label: `${title || 'Testo'} ${ofWhen(at)}`, act: () => location.assign(place) }
  )))
}

// Nothing is kept from here on: the page would keep its text once more when it is left
function goes() {
  form = null
  dropAll()
}

function start() {
  tidy()
  if (saysSaved(document)) dropSent()
  // What a window of the CMS answers, before the CMS closes it
  document.addEventListener('load', ({ target }) => {
    if (target.tagName !== 'IFRAME') return
    try {
      if (saysSaved(target.contentDocument)) dropSent()
    } catch {
      // A frame of another site tells nothing
    }
  }, true)
  // Who goes leaves nothing behind
  const leave = ({ target }) => { if (target.closest?.('form[action*="logout"], form[action*="/esci/"], a[href*="logout"], a[href*="/esci/"]')) goes() }
  document.addEventListener('submit', leave)
  document.addEventListener('click', leave)
  form = document.body.matches(SHARED) ? null : document.querySelector(FORMS)
  // Django's and the CMS's own scripts finish the form first
  if (form) setTimeout(watchForm, 300)
  else if (document.body.matches('.dashboard')) listOnDesk()
}

if (writer) {
  if (document.readyState === 'complete') start()
  else addEventListener('load', start)
}
