// Where classes and icons may come from: templates and the Python of our apps.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const PYTHON_FOLDERS = ['cremona_site', 'projects', 'contacts']
const COMMENT = /\{#.*?#\}|\{% comment.*?%\}[\s\S]*?\{% endcomment %\}/g

const read = (folder, ending) => !existsSync(folder) ? [] : readdirSync(folder, { recursive: true })
  .filter(name => name.endsWith(ending) && !/(^|[\\/])migrations[\\/]/.test(name))
  .map(name => ({ name: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }))

// What only staff see has styles of its own: it must not keep classes in those of visitors
const FOR_STAFF = /^(templates\/(admin|account|mfa|socialaccount|usersessions|filer|allauth)|static\/src\/js\/staff)\//
const forVisitors = ({ name }) => !FOR_STAFF.test(name)

/** Templates without their comments, as { name, text }. */
export const templates = () => read('templates', '.html').filter(forVisitors).map(({ name, text }) => ({ name, text: text.replace(COMMENT, '') }))

/** Python modules, as { name, text }. */
export const modules = () => PYTHON_FOLDERS.flatMap(folder => read(folder, '.py'))

/** Our scripts, as { name, text }. */
export const scripts = () => read('static/src/js', '.js').filter(forVisitors)
