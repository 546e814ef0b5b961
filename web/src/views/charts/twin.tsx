// A chart and its table twin: one button changes between them, and the address remembers which one is shown.
import type { ComponentChildren } from 'preact'
import { setMore, useLocation } from '../../shell/location.ts'

/** Whether the table is shown instead of the chart. */
export function useTwin(): boolean {
  return useLocation().more['as'] === 'table'
}

export function TwinButton() {
  const isTable = useTwin()
  return (
    <button type="button" class="twin" aria-pressed={isTable} onClick={() => setMore({ as: isTable ? '' : 'table' })}>
      Table
    </button>
  )
}

/** The bar above a chart: what it shows on the left, what can be set on the right. */
export function ChartHead({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="view-head">
      <h1>{title}</h1>
      <div class="tools">{children}</div>
    </div>
  )
}

export interface Choice<T extends string> {
  value: T
  name: string
}

/** A row of buttons of which one is on. */
export function Choices<T extends string>({ what, of, now, choose }: { what: string; of: readonly Choice<T>[]; now: T; choose: (value: T) => void }) {
  return (
    <div class="choices" role="group" aria-label={what}>
      <span class="choices-what" aria-hidden="true">
        {what}
      </span>
      {of.map(({ value, name }) => (
        <button key={value} type="button" aria-pressed={value === now} onClick={() => choose(value)}>
          {name}
        </button>
      ))}
    </div>
  )
}
