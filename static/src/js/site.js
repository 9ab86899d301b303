import './exit.js'
import './menu.js'
import './feedback.js'
