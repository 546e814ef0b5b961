// Types and statuses: boxes to tick, with how many events each has in the present selection.
import { useAnswer } from '../api/client.ts'
import type { Stat } from '../api/shapes.ts'
import { number } from '../parts/numbers.ts'
import { QuadMark } from '../parts/type_mark.tsx'
import { QUADS, STATUS_WORDS, STATUSES, TYPES_OF } from '../parts/types.ts'
import { useAbout } from '../shell/about_context.ts'
import { type Asked, withoutValue, withValue } from './asked.ts'

interface Props {
  name: 'type' | 'status'
  asked: Asked
  set: (next: Asked) => void
}

export function ChoicePanel({ name, asked, set }: Props) {
  const { answer } = useAnswer<Stat[]>('stats', { ...asked, [name]: [] }, { by: name })
  const counts = answer ? new Map(answer.map((stat) => [stat.what, stat.events])) : null
  const about = useAbout()
  const said = new Map(about?.types.map((type) => [type.name, type.what]) ?? [])

  const box = (value: string, note?: string) => (
    <label key={value} class="choice" title={note}>
      <input
        type="checkbox"
        checked={asked[name].includes(value)}
        onChange={(tick) => set(tick.currentTarget.checked ? withValue(asked, name, value) : withoutValue(asked, name, value))}
      />
      <span>{value}</span>
      {name === 'status' && <span class="choice-note">{STATUS_WORDS[value]}</span>}
      {counts && <span class="choice-count">{number(counts.get(value) ?? 0)}</span>}
    </label>
  )
  if (name === 'status') {
    return (
      <div class="panel" id="filter-panel-status" role="group" aria-label="Status">
        {(about?.statuses ?? STATUSES).map((status) => box(status))}
        <p class="panel-note">Whether the reports tell it as having happened.</p>
      </div>
    )
  }
  return (
    <div class="panel panel-types" id="filter-panel-type" role="group" aria-label="Type">
      {QUADS.map((quad) => (
        <fieldset key={quad}>
          <legend>
            <QuadMark quad={quad} /> {quad}
          </legend>
          {TYPES_OF[quad].map((type) => box(type, said.get(type)))}
        </fieldset>
      ))}
    </div>
  )
}
