// Buttons that set the period: how long it is, and the ones before and after it.
import { endingWith, isLong, PERIODS, shifted } from './period.ts'
import type { Extent } from './scale.ts'

export function Periods({ view, all, choose }: { view: Extent; all: Extent; choose: (period: Extent) => void }) {
  const isAll = view.first <= all.first && view.last >= all.last
  return (
    <div class="choices" role="group" aria-label="Period">
      <button type="button" aria-pressed={isAll} onClick={() => choose(all)}>
        All
      </button>
      {PERIODS.map((period) => (
        <button
          key={period.name}
          type="button"
          aria-pressed={!isAll && isLong(view, period)}
          title={`The last ${period.name.toLowerCase()} of the period in view`}
          onClick={() => choose(endingWith(view, period))}
        >
          {period.name}
        </button>
      ))}
      <button type="button" aria-label="Earlier: the period before" title="Earlier" disabled={isAll || view.first <= all.first} onClick={() => choose(shifted(view, -1, all))}>
        ←
      </button>
      <button type="button" aria-label="Later: the period after" title="Later" disabled={isAll || view.last >= all.last} onClick={() => choose(shifted(view, 1, all))}>
        →
      </button>
    </div>
  )
}
