// Files that are dropped on a folder of the library, or chosen there: each says by itself how it went.

const MEGABYTE = 1024 * 1024
const REFUSED = 'Il sito non lo ha preso: riprova, e se succede ancora scrivi a chi tiene il sito.'
const NO_ROOM = 'Lo spazio sul server è esaurito: il file non è stato salvato. Avvisa chi gestisce il sito, poi riprova.'
const OFFLINE = 'Non è arrivato: controlla la rete e riprova.'
const SIGNED_OUT = 'Non è arrivato, perché devi entrare di nuovo: fallo in un’altra scheda, poi torna qui e riprova.'

const weight = bytes => `${(bytes / MEGABYTE).toLocaleString('it', { maximumFractionDigits: 1 })} MB`

export const start = () => {
  const area = document.querySelector('[data-cr-upload]')
  if (!area) return
  const input = area.querySelector('input[type="file"]')
  const list = area.querySelector('[data-cr-upload-files]')
  const most = Number(area.dataset.mostMegabytes) * MEGABYTE
  const waiting = []
  let isBusy = false
  let failures = 0
  area.hidden = false

  const add = files => {
    for (const file of files) {
      const line = document.createElement('li')
      list.append(line)
      say(line, file, 'aspetta')
      waiting.push({ file, line })
    }
    if (!isBusy) next()
  }

  const next = () => {
    const one = waiting.shift()
    isBusy = Boolean(one)
    if (one) send(one)
    else if (failures) list.querySelector('a') ?? list.append(refreshLink())
    else window.location.reload()
  }

  const say = (line, file, words) => { line.textContent = `«${file.name}»: ${words}` }

  const fail = ({ file, line }, why) => {
    failures += 1
    line.className = 'cr-staff-upload__refused'
    // What the server says names the file itself
    line.textContent = why.startsWith('«') ? why : `«${file.name}»: ${why}`
    next()
  }

  const send = one => {
    if (one.file.size > most) {
      fail(one, `pesa ${weight(one.file.size)}, il massimo è ${weight(most)}: riducilo sul tuo computer e caricalo di nuovo.`)
      return
    }
    const request = new XMLHttpRequest()
    request.open('POST', area.dataset.url)
    request.setRequestHeader('X-CSRFToken', document.querySelector('[name="csrfmiddlewaretoken"]').value)
    request.responseType = 'json'
    request.upload.addEventListener('progress', event => {
      const percent = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0
      say(one.line, one.file, percent < 100 ? `${percent} %` : 'arrivato, il sito lo prepara…')
    })
    request.addEventListener('error', () => fail(one, OFFLINE))
    request.addEventListener('load', () => {
      if (request.status === 200 && request.response?.file_id) {
        say(one.line, one.file, 'fatto')
        next()
      } else if (request.status === 507) fail(one, NO_ROOM)
      else fail(one, request.response?.error ?? (request.responseURL.includes(area.dataset.url) ? REFUSED : SIGNED_OUT))
    })
    const form = new FormData()
    form.append('file', one.file)
    request.send(form)
  }

  input.addEventListener('change', () => {
    add([...input.files])
    input.value = ''
  })
  const holdsFiles = event => event.dataTransfer?.types.includes('Files')
  document.addEventListener('dragover', event => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    area.classList.add('cr-staff-upload--awaits')
  })
  document.addEventListener('dragleave', event => {
    if (!event.relatedTarget) area.classList.remove('cr-staff-upload--awaits')
  })
  document.addEventListener('drop', event => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    area.classList.remove('cr-staff-upload--awaits')
    add([...event.dataTransfer.files])
  })
}

const refreshLink = () => {
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = window.location.href
  link.textContent = 'Aggiorna l’elenco'
  line.append(link)
  return line
}
