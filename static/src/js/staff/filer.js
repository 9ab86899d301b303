// The library: files that are dropped, files that a form picks, words that an image brings along.
import { start as startUploads } from './filer_uploads.js'

// Filer's own script in forms speaks English of what it refuses by itself
const ITALIAN = {
  dictFileTooBig: 'Pesa {{filesize}} MB, il massimo è {{maxFilesize}} MB: riducilo sul tuo computer e riprova.',
  dictResponseError: 'Non è arrivato: ricarica la pagina e riprova.',
  dictMaxFilesExceeded: 'Un file alla volta.',
  dictInvalidFileType: 'Questo tipo di file non si carica.',
}

const speakItalian = () => {
  for (const element of document.querySelectorAll('.js-filer-dropzone')) {
    if (element.dropzone) Object.assign(element.dropzone.options, ITALIAN)
  }
}

const offerFiles = () => {
  for (const button of document.querySelectorAll('[data-cr-pick]')) {
    button.addEventListener('click', () => {
      const { crPick, icon, label, change } = button.dataset
      window.opener?.dismissRelatedImageLookupPopup(window, crPick, icon, label, change)
    })
  }
}

const offerAll = () => {
  const actions = document.querySelector('[data-cr-actions]')
  const boxes = [...document.querySelectorAll('input[name="_selected_action"]')]
  if (!actions || boxes.length < 2) return
  const label = document.createElement('label')
  const all = document.createElement('input')
  all.type = 'checkbox'
  all.addEventListener('change', () => boxes.forEach(box => { box.checked = all.checked }))
  label.append(all, ' Scegli tutti')
  actions.querySelector('legend').after(label)
}

// In the form that puts an image into a page: what the library says of it, where nothing is written yet
const bringWords = () => {
  const image = document.querySelector('#picture_form input[name="image"]')
  const text = document.querySelector('#picture_form #id_alternative_text')
  const decorative = document.querySelector('#picture_form #id_is_decorative')
  if (!image || !text || !decorative) return
  let brought = ''
  image.addEventListener('change', async () => {
    if (!/^\d+$/.test(image.value) || (text.value && text.value !== brought)) return
    const answer = await fetch(`/admin/filer/image/${image.value}/parole/`).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    const words = await answer.json()
    text.value = brought = words.text
    decorative.checked = words.is_decorative
  })
}

startUploads()
offerFiles()
offerAll()
bringWords()
if (document.readyState === 'complete') speakItalian()
else window.addEventListener('load', speakItalian)
