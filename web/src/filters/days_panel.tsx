// From which day to which day.
import { useRef, useState } from 'preact/hooks'
import { useAbout } from '../shell/about_context.ts'
import { type Asked, isDay, withDays } from './asked.ts'

export function DaysPanel({ asked, set, close }: { asked: Asked; set: (next: Asked) => void; close: () => void }) {
  const about = useAbout()
  const since = useRef<HTMLInputElement>(null)
  const until = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const years = yearsOf(about?.first ?? null, about?.last ?? null)

  const apply = () => {
    const from = since.current?.value ?? ''
    const to = until.current?.value ?? ''
    if ((from && !isDay(from)) || (to && !isDay(to))) setProblem('A day is written 2024-03-31.')
    else if (from && to && from > to) setProblem('The last day is before the first.')
    else {
      set(withDays(asked, from, to))
      close()
    }
  }
  return (
    <form
      class="panel"
      id="filter-panel-days"
      aria-label="Days"
      onSubmit={(send) => {
        send.preventDefault()
        apply()
      }}
    >
      <div class="panel-pair">
        <label>
          From
          <input ref={since} type="date" defaultValue={asked.since} min="1000-01-01" max="2999-12-31" />
        </label>
        <label>
          To
          <input ref={until} type="date" defaultValue={asked.until} min="1000-01-01" max="2999-12-31" />
        </label>
      </div>
      {problem && (
        <p class="panel-problem" role="alert">
          {problem}
        </p>
      )}
      {years.length > 1 && (
        <p class="panel-years">
          {years.map((year) => (
            <button
              key={year}
              type="button"
              class="quiet"
              onClick={() => {
                set(withDays(asked, `${year}-01-01`, `${year}-12-31`))
                close()
              }}
            >
              {year}
            </button>
          ))}
        </p>
      )}
      <p class="panel-note">An event counts when one of its days lies within. Events without a day are then left out.</p>
      <p class="panel-actions">
        <button type="submit" class="main">
          Show
        </button>
        {(asked.since || asked.until) && (
          <button
            type="button"
            onClick={() => {
              set(withDays(asked, '', ''))
              close()
            }}
          >
            Any day
          </button>
        )}
      </p>
    </form>
  )
}

const YEARS = 8

/** The last years that the store has events of. */
function yearsOf(first: string | null, last: string | null): number[] {
  const to = Number(last?.slice(0, 4))
  const from = Math.max(Number(first?.slice(0, 4)), to - YEARS + 1)
  if (!Number.isFinite(to) || !Number.isFinite(from)) return []
  return Array.from({ length: to - from + 1 }, (_, k) => from + k)
}
