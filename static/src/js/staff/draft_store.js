// Drafts in this browser: what somebody typed and has not saved, by person and by form. Nothing leaves the browser.

import { writer } from './writer.js'

const PREFIX = 'cr-draft:'
const SENT = 'cr-sent'
const MOST_LETTERS = 200_000
const MOST_DRAFTS = 30
const DAYS = 7
// What an address carries along that is not the form's own
const PASSING = ['_popup', '_to_field', '_changelist_filters', 'cms_path', 'cms_history', 'structure', 'e', 'p']

/** The name of a form's draft: its address. */
export function placeOf(address = location.href) {
  const url = new URL(address, location.origin)
  for (const name of PASSING) url.searchParams.delete(name)
  return url.pathname + url.search
}

const keyOf = place => `${PREFIX}${writer}:${place}`

export function read(place) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place)))
  } catch {
    return null
  }
}

/** Whether it was kept: a browser may refuse, and what is too long is not kept at all rather than cut. */
export function keep(place, draft) {
  if (draft.sent) sessionStorage.setItem(SENT, place)
  const text = JSON.stringify({ ...draft, at: Date.now() })
  if (!writer || text.length > MOST_LETTERS) return false
  try {
    localStorage.setItem(keyOf(place), text)
    return true
  } catch {
    return false
  }
}

export function drop(place) {
  localStorage.removeItem(keyOf(place))
}

/** The drafts of this person, the newest first. */
export function drafts() {
  const prefix = keyOf('')
  return Object.keys(localStorage).filter(key => key.startsWith(prefix))
    .map(key => ({ place: key.slice(prefix.length), ...read(key.slice(prefix.length)) }))
    .sort((one, other) => other.at - one.at)
}

/** What this tab sent last has been saved. */
export function dropSent() {
  const place = sessionStorage.getItem(SENT)
  if (place !== null && read(place)?.sent) drop(place)
  nothingSent()
}

/** Something else is sent now: what was sent before it, and never answered, stays. */
export function nothingSent() {
  sessionStorage.removeItem(SENT)
}

export function dropAll() {
  for (const { place } of drafts()) drop(place)
}

/** Old drafts go, whoever's they are, and so do those past the most that are kept. */
export function tidy() {
  const oldest = Date.now() - DAYS * 86_400_000
  for (const key of Object.keys(localStorage).filter(key => key.startsWith(PREFIX))) {
    let at = 0
    try {
      at = JSON.parse(localStorage.getItem(key)).at
    } catch {
      // Not of ours: it goes
    }
    if (!(at > oldest)) localStorage.removeItem(key)
  }
  for (const { place } of drafts().slice(MOST_DRAFTS)) drop(place)
}

/** «delle 10:42», or with its day where that is not today. */
export function ofWhen(at) {
  const moment = new Date(at)
  const hour = moment.toLocaleTimeString('it-IT', { hour: '2-digit', minute: '2-digit' })
  if (moment.toDateString() === new Date().toDateString()) return `delle ${hour}`
  return `del ${moment.toLocaleDateString('it-IT', { day: 'numeric', month: 'long' })}, ore ${hour}`
}
