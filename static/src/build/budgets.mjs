// What a first visit downloads, as it travels (brotli), and the most it may weigh. The page's own HTML comes on top:
// the whole first view stays within 60 kB.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const BUDGETS = {
  'site.css': 11_500,
  'site.js': 3_000,
  'sprite.svg': 3_500,
  'favicon.svg': 500,
  'fonts/titillium-400.woff2': 8_000,
  'fonts/titillium-600.woff2': 8_000,
  'fonts/titillium-700.woff2': 8_000,
}
const FIRST_VIEW = 40_000

const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`.padStart(8)

/** A table of the sizes; throws when one is over its budget. */
export function checkBudgets(directory) {
  const rows = Object.entries(BUDGETS).map(([name, budget]) => {
    const bytes = readFileSync(`${directory}/${name}`)
    return { name, budget, raw: bytes.length, sent: name.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length }
  })
  rows.push({
    name: 'first view but HTML', budget: FIRST_VIEW,
    raw: rows.reduce((sum, row) => sum + row.raw, 0), sent: rows.reduce((sum, row) => sum + row.sent, 0),
  })
  const table = rows.map(({ name, raw, sent, budget }) => `${name.padEnd(26)} ${kB(raw)}  sent ${kB(sent)}  at most ${kB(budget)}`).join('\n')
  const over = rows.filter(({ sent, budget }) => sent > budget).map(({ name }) => name)
  if (over.length) throw new Error(`Over budget: ${over.join(', ')}\n${table}`)
  return table
}
