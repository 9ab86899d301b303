import './exit.js'
import './menu.js'
