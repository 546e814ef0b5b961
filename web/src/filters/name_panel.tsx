// Places, parties, sources and publishers: part of a name to type, and the most frequent ones to choose from.
import { useRef } from 'preact/hooks'
import { useAnswer } from '../api/client.ts'
import type { MapAnswer, PartiesAnswer, Stat } from '../api/shapes.ts'
import { number } from '../parts/numbers.ts'
import { type Asked, withoutValue, withValue } from './asked.ts'
import { FILTER_NAMES, HINTS } from './names.ts'

type Name = 'place' | 'party' | 'source' | 'publisher'

interface Props {
  name: Name
  asked: Asked
  set: (next: Asked) => void
}

interface Choice {
  value: string
  events: number
}

const SHOWN = 10

export function NamePanel({ name, asked, set }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const choices = useChoices(name, { ...asked, [name]: [] })
  return (
    <form
      class="panel"
      id={`filter-panel-${name}`}
      aria-label={FILTER_NAMES[name]}
      onSubmit={(send) => {
        send.preventDefault()
        const value = field.current?.value ?? ''
        if (field.current) field.current.value = ''
        set(withValue(asked, name, value))
      }}
    >
      <label>
        {FILTER_NAMES[name]}
        <input ref={field} type="text" autocomplete="off" maxLength={120} aria-describedby={`filter-hint-${name}`} />
      </label>
      <p class="panel-note" id={`filter-hint-${name}`}>
        {HINTS[name]}
      </p>
      {choices.length > 0 && (
        <fieldset>
          <legend>Most frequent</legend>
          {choices.slice(0, SHOWN).map(({ value, events }) => (
            <label key={value} class="choice">
              <input
                type="checkbox"
                checked={asked[name].includes(value)}
                onChange={(tick) => set(tick.currentTarget.checked ? withValue(asked, name, value) : withoutValue(asked, name, value))}
              />
              <bdi>{value}</bdi>
              <span class="choice-count">{number(events)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p class="panel-actions">
        <button type="submit" class="main">
          Add
        </button>
      </p>
    </form>
  )
}

function useChoices(name: Name, asked: Asked): Choice[] {
  const path = name === 'place' ? 'map' : name === 'party' ? 'parties' : 'stats'
  const more = path === 'stats' ? { by: name } : path === 'parties' ? { limit: '40' } : {}
  const { answer } = useAnswer<MapAnswer | PartiesAnswer | Stat[]>(path, asked, more)
  if (!answer) return []
  if ('places' in answer) return distinct(answer.places.map(({ name: value, events }) => ({ value, events })))
  if ('nodes' in answer) return distinct(answer.nodes.flatMap((node) => (node.country ? [{ value: node.country, events: node.events }] : node.name ? [{ value: node.name, events: node.events }] : [])))
  return distinct(answer.flatMap(({ what, events }) => (what ? [{ value: what, events }] : [])))
}

/** Each value once, the most frequent first. */
function distinct(choices: Choice[]): Choice[] {
  const most = new Map<string, number>()
  for (const { value, events } of choices) most.set(value, Math.max(most.get(value) ?? 0, events))
  return [...most].map(([value, events]) => ({ value, events })).sort((a, b) => b.events - a.events)
}
