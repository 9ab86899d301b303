// Titillium Web in three weights, cut to the letters of Italian and English; the rest of Latin apart, fetched by the
// pages that need it: half of a first view was accents that hardly any page has.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'

const CACHE = 'node_modules/.cache/fonts'
const CUTTER = process.env.PYFTSUBSET || '.venv/bin/pyftsubset'
const SOURCE = 'node_modules/bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-'
const WEIGHTS = { 400: 'regular', 600: '600', 700: '700' }
const SIGNS = ['A0', 'A7', 'A9-AB', 'B0', 'B7', 'BA-BB', '2010-2015', '2018-201E', '2022', '2026', '20AC', '2192']
const ACCENTED = [...'ÀÈÉÌÒÙàèéìòù'].map(letter => letter.codePointAt(0).toString(16).toUpperCase())
/** What each file holds, by the end of its name, as CSS writes it; the style sheet reads it here as well. */
export const RANGES = {
  '': ['20-7E', ...SIGNS, ...ACCENTED].map(range => `U+${range}`).join(','),
  '-ext': 'U+A1-24F', // what the first file holds as well comes from that: a page never needs both for one letter
}
// Whole, and for the server: it draws the pictures of shared links with them. No page fetches them.
const TO_DRAW_WITH = [600, 700]
const OPTIONS = ['--flavor=woff2', '--layout-features=kern,liga,tnum,ccmp,locl,mark,mkmk', '--no-hinting', '--desubroutinize']

/** The cut font, made once for a source and a set of options; returns its path. */
function cut(source, range) {
  const key = createHash('sha256').update(readFileSync(source)).update(JSON.stringify([range, OPTIONS])).digest('hex').slice(0, 16)
  const cached = `${CACHE}/${key}.woff2`
  if (existsSync(cached)) return cached
  mkdirSync(CACHE, { recursive: true })
  const partial = `${cached}.${process.pid}`
  try {
    execFileSync(CUTTER, [source, `--unicodes=${range}`, ...OPTIONS, `--output-file=${partial}`], { stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    throw new Error(`${CUTTER} is missing: install requirements.txt in .venv, or set PYFTSUBSET`, { cause: error })
  }
  renameSync(partial, cached)
  return cached
}

export function cutFonts(directory) {
  for (const [weight, name] of Object.entries(WEIGHTS)) {
    for (const [suffix, range] of Object.entries(RANGES)) {
      copyFileSync(cut(`${SOURCE}${name}.woff2`, range), `${directory}/titillium-${weight}${suffix}.woff2`)
    }
  }
  for (const weight of TO_DRAW_WITH) copyFileSync(`${SOURCE}${WEIGHTS[weight]}.ttf`, `${directory}/titillium-${weight}.ttf`)
}
