// Who writes here, and whether they are still signed in.

const script = document.querySelector('script[data-writer]')

/** The number of the person, empty where nobody is signed in. */
export const writer = script?.dataset.writer ?? ''

/** What the site says of the session: `is` is 'in' (with `csrf`, the token that forms need now), 'other' where somebody
 * else signed in since, 'out' or 'away'. */
export async function session() {
  let response
  try {
    const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
    response = await fetch(script.dataset.session, { headers, cache: 'no-store' })
    const answer = await response.json()
    if (response.ok && String(answer.writer) !== writer) return { is: 'other' }
    if (response.ok) return { is: 'in', ...answer }
    if (response.status === 401) return { is: 'out', signIn: wayBack(answer.sign_in) }
  } catch {
    // No answer, or one that is no JSON: another site on the way, or ours out of order
  }
  return { is: 'away' }
}

/** The door, and from there to a page that says to come back to the text. */
export function wayBack(address) {
  const url = new URL(address ?? '/admin/login/', location.origin)
  url.searchParams.set('next', script.dataset.back)
  return url.pathname + url.search
}
