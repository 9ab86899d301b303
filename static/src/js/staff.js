// What staff get in the admin and around a page they edit; visitors never load it.
import './staff/proofreading.js'
import './staff/filer.js'
import './staff/passkeys.js'
import './staff/new_pages.js'
import './staff/once.js'
import './staff/inline_text.js'
import './staff/upstream_names.js'
