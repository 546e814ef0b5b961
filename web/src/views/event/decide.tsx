// For reviewers: mentions that are another event are taken off; events that are one are put together.
import { useState } from 'preact/hooks'
import { asProblem, type Problem, send } from '../../api/client.ts'
import type { EventWhole } from '../../api/shapes.ts'
import { ProblemNote } from '../../parts/problem.tsx'

export function Decide({ event, again }: { event: EventWhole; again: () => void }) {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [others, setOthers] = useState('')
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [said, say] = useState('')
  const ids = others.split(/[\s,]+/).map(idOf).filter(Boolean)

  const decide = async (path: string, what: unknown, done: string) => {
    setProblem(null)
    try {
      await send(path, what)
      say(done)
      choose(new Set())
      setOthers('')
      setWhy('')
      again()
    } catch (failed) {
      setProblem(asProblem(failed))
    }
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return (
    <details class="decide no-print">
      <summary>
        <h2>Split or merge</h2>
      </summary>
      <p class="muted small">A decision is kept with your name, the time and the reason, and holds when events are put together again.</p>
      <label class="decide-why">
        Reason <input type="text" value={why} maxLength={500} onInput={(typed) => setWhy(typed.currentTarget.value)} />
      </label>
      <div class="decide-two">
        {event.told.length > 1 && (
          <fieldset>
            <legend>These mentions are another event</legend>
            {event.told.map((told, k) => (
              <label key={told.id} class="choice">
                <input type="checkbox" checked={chosen.has(told.id)} onChange={() => toggle(told.id)} />
                <span>
                  {k + 1}. {told.publisher}: “{told.trigger.text}”
                </span>
              </label>
            ))}
            <button
              type="button"
              disabled={!chosen.size || chosen.size === event.told.length}
              onClick={() => decide(`events/${encodeURIComponent(event.id)}/split`, { mentions: [...chosen], why }, 'Split.')}
            >
              Split off {chosen.size || ''}
            </button>
          </fieldset>
        )}
        <fieldset>
          <legend>These events are the same</legend>
          <label>
            Their ids or addresses
            <textarea rows={2} value={others} onInput={(typed) => setOthers(typed.currentTarget.value)} />
          </label>
          <button type="button" disabled={!ids.length} onClick={() => decide('events/merge', { events: [event.id, ...ids], why }, 'Merged.')}>
            Merge with this one
          </button>
        </fieldset>
      </div>
      <p role="status">{said}</p>
      {problem && <ProblemNote problem={problem} />}
    </details>
  )
}

/** The id of an event given by its id or by the address of its page. */
function idOf(text: string): string {
  return decodeURIComponent(text.split(/[?#]/)[0]?.replace(/\/+$/, '').split('/').pop() ?? '').trim()
}
