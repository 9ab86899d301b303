// Names for what the libraries show as a bare icon or leave without a label, so that it can be heard, and asked for by
// voice. Each line is a defect of theirs: docs/difetti-altrui.md.
const NAMES = {
  '.cms-toolbar-item-dark-mode-toggle a': 'Colori: chiari, scuri o come il computer',
  '.cms-toolbar-item-cms-mode-switcher a': 'Struttura della pagina',
  '.cms-pagetree-header-search-btn': 'Cerca',
  '.js-cms-pagetree-header-filter-trigger a': 'Altri criteri di ricerca',
  '.js-cms-pagetree-header-search-close': 'Chiudi i criteri di ricerca',
  '.cms-pagetree-sites-list > a': 'Sito',
  '.js-cms-pagetree-languages': 'Lingua delle pagine',
  '.js-language-selector': 'Lingua',
  '.js-cms-versioning-version': 'Versione con cui confrontare',
  '.cms-submenu-add': 'Aggiungi qui',
  '.cms-submenu-settings': 'Altre azioni',
  '.cms-quicksearch input': 'Cerca tra i componenti',
  '.cms-modal-maximize': 'Ingrandisci la finestra',
  '.cms-modal-minimize': 'Riduci la finestra',
  '.cms-modal-close': 'Chiudi la finestra',
  '.cms-sideframe-btn-close, .js-cms-sideframe-close': 'Chiudi il riquadro',
  '.ProseMirror[role=textbox]': 'Testo',
  '.cms-toolbar[role=menubar]': 'Strumenti del testo',
  '.cms-structure': 'Struttura della pagina',
  '#cms-top': 'Strumenti di redazione',
}
// What an element is for who hears it, where the libraries say it wrongly or not at all. The tools of a text stay a menu
// bar: their place, when they show and when they close all hang on that word
const ROLES = {
  '#cms-top': 'region',
  '.cms-structure': 'region',
  '.help-tooltip[aria-label]': 'img',
  '.cms-submenu-add, div.cms-submenu-settings': 'button',
}
const FRAMES = {
  '.cms-modal-frame iframe, .cms-modal-iframe': 'Finestra di modifica',
  '.cms-sideframe-frame iframe': 'Riquadro laterale',
  'iframe[class*=js-cms-versioning]': 'Differenze tra le due versioni',
}

const each = (selector, give) => document.querySelectorAll(selector).forEach(give)
const words = element => element?.textContent.trim().replace(/\s+/g, ' ') ?? ''
const set = (element, name, value) => {
  if (value && element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function nameTreeRows() {
  each('.jstree-grid-cell[data-jstreegrid] a', link => {
    const row = link.closest('[data-jstreegrid]').dataset.jstreegrid
    const page = words(document.getElementById(`${row}_anchor`))
    if (!page || link.closest('.cms-pagetree-dropdown-menu')) return
    const tip = link.querySelector('[data-cms-tooltip]') ?? link.closest('[data-cms-tooltip]')
    set(link, 'aria-label', `${words(link) || tip?.dataset.cmsTooltip || 'Stato e versioni'}: ${page}`)
  })
}

// Tables of related rows name their columns only, and Django has no label for the two halves of a moment
function nameFields() {
  each('.tabular tr.form-row', row => {
    const columns = [...row.closest('table').querySelectorAll('thead th')]
    const subject = words(row.querySelector('td.original p')) || `riga ${row.rowIndex}`
    row.querySelectorAll('td').forEach((cell, place) => {
      const name = words(columns[place]?.querySelector('.column-label')) || words(columns[place])
      cell.querySelectorAll('input:not([type=hidden]), select, textarea').forEach(field => {
        if (!field.labels?.length) set(field, 'aria-label', `${name}, ${subject}`)
      })
    })
  })
  each('.vDateField, .vTimeField', field => {
    if (field.labels?.length || field.closest('.tabular')) return
    const box = field.closest('fieldset, .fieldBox, .form-row')
    const name = words(box?.querySelector('legend, label')).replace(/:$/, '')
    set(field, 'aria-label', `${name}: ${field.matches('.vDateField') ? 'data' : 'ora'}`)
  })
  each('select.select2-hidden-accessible + .select2 :is([role=combobox], [role=textbox])', part => {
    const label = document.querySelector(`label[for="${part.closest('.select2').previousElementSibling.id}"]`)
    if (!label || part.getAttribute('aria-label')) return
    set(part, 'aria-label', words(label).replace(/:$/, ''))
    part.removeAttribute('aria-labelledby')
  })
  // Django's pages of confirmation go from the first to the third heading
  if (!document.querySelector('#content h2')) {
    each('#content h3', heading => set(heading, 'aria-level', '2'))
    each('#content h4', heading => set(heading, 'aria-level', '3'))
  }
  each('th.original:empty', head => { head.innerHTML = '<span class="visually-hidden">Riga</span>' })
}

function nameAll() {
  for (const [selector, role] of Object.entries(ROLES)) each(selector, element => set(element, 'role', role))
  for (const [selector, name] of Object.entries(NAMES)) {
    each(selector, element => element.getAttribute('aria-label') || set(element, 'aria-label', name))
  }
  for (const [selector, title] of Object.entries(FRAMES)) each(selector, frame => frame.title || set(frame, 'title', title))
  each('.cms-submenu-add, div.cms-submenu-settings', button => set(button, 'tabindex', '0'))
  // They stand at the end of the page, go a moment after the text lost the focus, and would take it away out of sight
  each('body > .cms-editor-inline-wrapper > .cms-toolbar button', button => set(button, 'tabindex', '-1'))
  nameTreeRows()
  nameFields()
}

let waiting = 0
const later = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; nameAll() }) }
nameAll()
new MutationObserver(later).observe(document.body, { childList: true, subtree: true })
document.addEventListener('keydown', event => {
  if (!event.target.matches?.('div.cms-submenu-btn') || !['Enter', ' '].includes(event.key)) return
  event.preventDefault()
  event.target.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  event.target.click()
})
