// Without us a vote is a form that leads to a page of thanks. Here it goes out behind the page, and the thanks stand
// where the questions stood. Whatever else is answered is for the plain way to show.
const form = document.querySelector('.cr-feedback form')
if (form) {
  const [questions, thanks] = [form.querySelector('fieldset'), form.querySelector('[role=status]')]
  let isSent = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    if (isSent) return
    isSent = true
    try {
      const body = new URLSearchParams(new FormData(form))
      // Only of words can there be more to say than thanks: that they were too many that day
      const redirect = body.get('testo') ? 'follow' : 'manual'
      const answer = await fetch(form.action, { method: 'POST', body, redirect })
      if (answer.type !== 'opaqueredirect' && !answer.redirected) throw answer
      if (answer.url.includes('testo=')) return location.assign(answer.url)
      questions.hidden = true
      thanks.textContent = thanks.dataset.thanks
      thanks.focus()
    } catch {
      form.submit()
    }
  })
}
