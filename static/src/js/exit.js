// The exit is a plain link. Here it also blanks the page at once and takes this page's place in the history,
// so that Back does not return to it. Shift three times within five seconds does the same; any other key in between
// (a capital letter being typed) starts the count again.
const exit = document.querySelector('.cr-exit__go')
if (exit) {
  const leave = () => {
    document.documentElement.classList.add('cr-leaving')
    document.title = '\u00a0'
    location.replace(exit.href)
  }
  exit.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    leave()
  })
  // A place on this page is no new entry of the history: Back after the exit would return to this page
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href*="#"]')
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    const here = link.origin + link.pathname === location.origin + location.pathname
    if (!here || !document.getElementById(link.hash.slice(1))) return
    event.preventDefault()
    location.replace(link.hash)
  })
  let presses = []
  document.addEventListener('keydown', event => {
    if (event.repeat) return
    presses = event.key === 'Shift' ? [...presses.filter(time => event.timeStamp - time < 5000), event.timeStamp] : []
    if (presses.length > 2) leave()
  })
  // What works only with this script is told only where it runs
  for (const words of document.querySelectorAll('.cr-exit-keys')) words.hidden = false
  // A page that the browser kept in memory must not come back blank
  addEventListener('pageshow', event => {
    if (event.persisted) document.documentElement.classList.remove('cr-leaving')
  })
}
