// scss -> purged of what no source can emit -> minified. Throws where the purge lost what the site stands on.
import { readFileSync, writeFileSync } from 'node:fs'
import { browserslistToTargets, transform } from 'lightningcss'
import { PurgeCSS } from 'purgecss'
import * as sass from 'sass'
import { RANGES } from './fonts.mjs'
import { modules, scripts, templates } from './sources.mjs'

const TARGETS = browserslistToTargets(['chrome 100', 'safari 15.4', 'firefox 100'])
// Each of these was lost once without any page looking broken
const MUST_KEEP = {
  'the version of Bootstrap Italia': /--bootstrap-italia-version:\s*["']2\./,
  'the focus ring': /focus-visible\{[^}]*outline:3px/,
  'the menu and the index that stand open': /::details-content/,
  'the fonts': /url\(["']?fonts\/titillium-400\.woff2/,
}

const compile = name => sass.compile(`static/src/scss/${name}.scss`, {
  loadPaths: ['static/src/scss', 'node_modules/bootstrap-italia/src/scss'],
  functions: { 'font-range($suffix)': ([suffix]) => new sass.SassString(RANGES[suffix.text], { quotes: false }) },
  logger: sass.Logger.silent, // Bootstrap's own warnings about @import and colour functions
}).css

// In Python a class stands in an HTML string or in an attrs dictionary; other words of the code are no classes.
const classesOf = python => [...python.matchAll(/\bclass(?:=\\?["']|["']\s*:\s*["'])([^"'\\]*)/g)].map(match => match[1])

function content() {
  const editors = JSON.parse(readFileSync('static/src/editor-classes.json', 'utf8'))
  const texts = [...templates(), ...scripts()].map(({ text }) => text)
  const python = modules().flatMap(({ text }) => classesOf(text))
  return [...texts, ...python, ...editors.elements, ...editors.classes].join('\n')
}

async function purge(css) {
  const [{ css: purged }] = await new PurgeCSS().purge({
    content: [{ raw: content(), extension: 'html' }],
    css: [{ raw: css }],
    defaultExtractor: text => text.match(/[\w-]+/g) ?? [],
    safelist: { standard: [/^:root/], variables: ['--bootstrap-italia-version'] },
    variables: true,
    keyframes: true,
  })
  return purged
}

// Icons as data: URIs would need img-src data:, so every declaration that holds one goes
const withoutDataUris = { Declaration: declaration => JSON.stringify(declaration).includes('"data:') ? [] : undefined }

export async function buildCss(file) {
  const compiled = ['site', 'cr'].map(compile).join('\n')
  const purged = await purge(compiled)
  const { code } = transform({ filename: 'site.css', code: Buffer.from(purged), minify: true, targets: TARGETS, visitor: withoutDataUris })
  const css = code.toString()
  for (const [what, pattern] of Object.entries(MUST_KEEP)) if (!pattern.test(css)) throw new Error(`The CSS has lost ${what}`)
  if (/data:/.test(css)) throw new Error('A data: URI is left in the CSS; the content security policy refuses it')
  writeFileSync(file, css)
}

/** What staff see in the admin and around a page they edit: small, and of their own classes only. */
export function buildStaffCss(file) {
  const { code } = transform({ filename: 'staff.css', code: Buffer.from(compile('staff')), minify: true, targets: TARGETS })
  writeFileSync(file, code)
}
