// What is set, each with a button that takes it away.
import { days } from '../parts/days.ts'
import { TypeMark } from '../parts/type_mark.tsx'
import { type Asked, LIST_FILTERS, withDays, withoutValue } from './asked.ts'
import { FILTER_NAMES } from './names.ts'

export function Chips({ asked, set, clear }: { asked: Asked; set: (next: Asked) => void; clear: () => void }) {
  return (
    <ul class="chips" aria-label="What is selected">
      {(asked.since || asked.until) && (
        <Chip what="Days" value={days(asked.since || null, asked.until || null)} remove={() => set(withDays(asked, '', ''))} />
      )}
      {LIST_FILTERS.flatMap((name) =>
        asked[name].map((value) => (
          <Chip key={`${name} ${value}`} what={FILTER_NAMES[name]} value={value} isType={name === 'type'} remove={() => set(withoutValue(asked, name, value))} />
        )),
      )}
      <li>
        <button type="button" class="quiet" onClick={clear}>
          Clear all
        </button>
      </li>
    </ul>
  )
}

function Chip({ what, value, isType = false, remove }: { what: string; value: string; isType?: boolean; remove: () => void }) {
  return (
    <li class="chip">
      <span class="chip-what">{what}</span> {isType ? <TypeMark type={value} /> : <bdi>{value}</bdi>}
      <button type="button" class="chip-remove" onClick={remove} aria-label={`Remove ${what} ${value}`}>
        <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
          <path d="M2 2l6 6M8 2l-6 6" />
        </svg>
      </button>
    </li>
  )
}
