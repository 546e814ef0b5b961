// Head and foot of every page.
import type { About } from '../api/shapes.ts'
import type { Asked } from '../filters/asked.ts'
import { number } from '../parts/numbers.ts'
import { address, type View, VIEWS } from './location.ts'
import { choose, useTheme } from './theme.ts'
import { TITLES } from './views.ts'

export function Head({ view, asked }: { view: View | null; asked: Asked }) {
  const shown = VIEWS.filter((name) => name !== 'review') // comes back with the view that decides mention by mention
  return (
    <header class="head">
      <a class="wordmark" href={address('events', asked)} aria-label="dateline, to the events">
        <Wordmark />
        dateline
      </a>
      <nav aria-label="Views">
        <ul>
          {shown.map((name) => (
            <li key={name}>
              <a href={address(name, asked)} aria-current={name === view ? 'page' : undefined}>
                {TITLES[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeButton />
    </header>
  )
}

function Wordmark() {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class="wordmark-sign">
      <path d="M1 10h18" />
      <circle cx="5" cy="10" r="2.4" />
      <path d="M9.5 6.5h6v7h-6z" />
    </svg>
  )
}

function ThemeButton() {
  const theme = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <button type="button" class="quiet theme" onClick={() => choose(other)} aria-label={`Use ${other} colours`} title={`Use ${other} colours`}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" />
      </svg>
    </button>
  )
}

export function Foot({ about }: { about: About | null }) {
  if (!about) return <footer class="foot" />
  const { reports, mentions, events, independent } = about.counts
  return (
    <footer class="foot">
      <p>
        <span>{number(reports)} reports</span>, of which <span>{number(independent)} independent</span> · <span>{number(mentions)} mentions</span> ·{' '}
        <span>{number(events)} events</span>
        {about.unlinked > 0 && <span> · {number(about.unlinked)} reports not linked yet</span>}
      </p>
      <p>
        {about.store} · {about.program} · <a href="/about">licences and how to cite</a>
      </p>
    </footer>
  )
}
