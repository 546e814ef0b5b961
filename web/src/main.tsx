// Starts the explorer in the page.
import { render } from 'preact'
import { App } from './shell/app.tsx'
import { catchClicks } from './shell/location.ts'
import { startTheme } from './shell/theme.ts'
import './style/colours.css'
import './style/base.css'
import './style/parts.css'
import './style/shell.css'

startTheme()
catchClicks()
const page = document.getElementById('page')
if (page) render(<App />, page)
