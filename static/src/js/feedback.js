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
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
      if (answer.type !== 'opaqueredirect') throw answer
      questions.hidden = true
      thanks.textContent = thanks.dataset.thanks
      thanks.focus()
    } catch {
      form.submit()
    }
  })
}
