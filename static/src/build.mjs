// static/src -> static/dist: site.css, site.js, staff.css, staff.js, sprite.svg, favicon.svg, fonts/. Run by `npm run build`.
// Everything is built beside and swapped in at the end: a build that fails leaves the last good one in place.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { buildCss, buildStaffCss } from './build/css.mjs'
import { cutFonts } from './build/fonts.mjs'
import { checkBudgets } from './build/budgets.mjs'
import { buildSprite } from './build/sprite.mjs'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

const DIST = 'static/dist'
const NEXT = 'static/dist.next'
const LAST = 'static/dist.last'

try {
  rmSync(NEXT, { recursive: true, force: true })
  mkdirSync(`${NEXT}/fonts`, { recursive: true })
  await buildCss(`${NEXT}/site.css`)
  buildStaffCss(`${NEXT}/staff.css`)
  await esbuild.build({
    entryPoints: ['static/src/js/site.js', 'static/src/js/staff.js'], outdir: NEXT,
    bundle: true, minify: true, format: 'esm', target: 'es2020', logLevel: 'error',
  })
  buildSprite(`${NEXT}/sprite.svg`)
  copyFileSync('static/src/img/favicon.svg', `${NEXT}/favicon.svg`)
  cutFonts(`${NEXT}/fonts`)
  console.log(checkBudgets(NEXT))
  rmSync(LAST, { recursive: true, force: true })
  if (existsSync(DIST)) renameSync(DIST, LAST)
  renameSync(NEXT, DIST)
} catch (error) {
  console.error(`The front-end build failed, ${DIST} is as it was.\n${error.stack ?? error}`)
  process.exitCode = 1
} finally {
  for (const directory of [NEXT, LAST]) rmSync(directory, { recursive: true, force: true })
}
