// Reading what stands in the fields of an admin form, and putting it back.

const NEVER = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']
const SECRET = /csrf|password|token|otp|codice|^_/i

function isKept(field) {
  if (!field.name || field.disabled || SECRET.test(field.name) || field.matches('.selector-available *')) return false
  if (field.autocomplete === 'one-time-code' || field.autocomplete?.endsWith('password')) return false
  return !NEVER.includes(field.type) || field.name.endsWith('-TOTAL_FORMS')
}

const fieldsOf = form => [...form.elements].filter(isKept).filter(field => !field.name.includes('__prefix__'))
const editorOf = field => window.cms_editor_plugin?._editors?.[field.id]
const isChooser = field => field.matches('.selector-chosen select')

function valueOf(field) {
  if (editorOf(field)) return editorOf(field).getHTML()
  if (isChooser(field)) return [...field.options].map(option => option.value).sort()
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked
  return field.multiple ? [...field.selectedOptions].map(option => option.value) : field.value
}

// A field is known by its name; buttons of one choice by their value too
const keyOf = field => field.type === 'radio' ? `${field.name}=${field.value}` : field.name

/** What stands in a form, as plain values by name. */
export function valuesIn(form) {
  return Object.fromEntries(fieldsOf(form).map(field => [keyOf(field), valueOf(field)]))
}

export const areSame = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/** Puts kept values back; rows that were added come back first. */
export function fill(form, values) {
  for (const [name, number] of Object.entries(values)) {
    if (name.endsWith('-TOTAL_FORMS')) addRows(form, name.slice(0, -'-TOTAL_FORMS'.length), Number(number))
  }
  for (const field of fieldsOf(form)) {
    const value = values[keyOf(field)]
    if (value === undefined || field.type === 'hidden' || JSON.stringify(valueOf(field)) === JSON.stringify(value)) continue
    put(field, value)
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
  }
}

function addRows(form, prefix, number) {
  const total = form.elements[`${prefix}-TOTAL_FORMS`]
  const more = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)
  for (let left = 50; more && left && Number(total?.value) < number; left -= 1) more.click()
}

function put(field, value) {
  if (editorOf(field)) editorOf(field).commands.setContent(value)
  else if (isChooser(field)) choose(field, value)
  else if (field.type === 'checkbox' || field.type === 'radio') field.checked = value
  else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value)
  else field.value = value
}

// Django's two boxes side by side: it moves what is selected from one to the other
function choose(chosen, values) {
  const offered = document.getElementById(chosen.id.replace(/_to$/, '_from'))
  for (const option of offered.options) option.selected = values.includes(option.value)
  for (const option of chosen.options) option.selected = !values.includes(option.value)
  window.SelectBox?.move(offered.id, chosen.id)
  window.SelectBox?.move(chosen.id, offered.id)
}
