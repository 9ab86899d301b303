// One SVG with the icons that templates and models name, each once.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { modules, templates } from './sources.mjs'

const OWN = { 'cr-crest': 'static/src/img/crest.svg', 'cr-voce': 'static/src/img/voce.svg' }
const fileOf = name => OWN[name] ?? `node_modules/bootstrap-italia/src/svg/${name}.svg`

// In a template an icon is a tag ({% icon "it-mail" %}), a parameter (icon="it-pa") or a default (|default:"it-telephone")
const IN_TEMPLATE = /(?:\{% icon |\bicon=|\bdefault:)["']((?:it|cr)-[a-z0-9-]+)["']/g
// In Python it is a string of its own; not every such string is an icon
const IN_PYTHON = /["'](it-[a-z0-9-]+)["']/g

function namesOfIcons() {
  const names = new Set()
  for (const { name: template, text } of templates()) {
    for (const [, name] of text.matchAll(IN_TEMPLATE)) {
      if (!existsSync(fileOf(name))) throw new Error(`${template} names the icon ${name}, which does not exist`)
      names.add(name)
    }
  }
  for (const { text } of modules()) {
    for (const [, name] of text.matchAll(IN_PYTHON)) if (existsSync(fileOf(name))) names.add(name)
  }
  return [...names].sort()
}

function symbol(name) {
  const svg = readFileSync(fileOf(name), 'utf8')
  const box = svg.match(/viewBox="([^"]+)"/)[1]
  const shapes = svg
    .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/<path[^>]*(?:fill="none"[^>]*d="M0 0h24v24H0z"|d="M0 0h24v24H0z"[^>]*fill="none")[^>]*\/>/g, '')
    .replace(/>\s+</g, '><')
    .trim()
  return `<symbol id="${name}" viewBox="${box}">${shapes}</symbol>`
}

export function buildSprite(file) {
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg">${namesOfIcons().map(symbol).join('')}</svg>\n`)
}
