// A mention's sentence with its word and its parties marked.
import type { MentionSummary } from '../api/shapes.ts'
import { quadName, quadOf } from '../parts/types.ts'
import { type Ruler, ruler } from './offsets.ts'
import { visible } from './plain.tsx'
import { type Mark, pieces } from './segments.ts'

type Kind = 'trigger' | 'actor' | 'recipient' | 'place'

export function Sentence({ told }: { told: MentionSummary }) {
  const measured = ruler(told.sentence)
  const quad = quadOf(told.type)
  return (
    <bdi>
      {pieces(measured, marksOf(told, measured)).map((piece) => {
        const kind = piece.marks.at(-1)?.what
        const text = visible(piece.text)
        if (!kind) return text
        return (
          <mark key={piece.start} class={`said-${kind} ${kind === 'trigger' && quad ? quadName(quad) : ''}`} title={NAMES[kind]}>
            {text}
          </mark>
        )
      })}
    </bdi>
  )
}

const NAMES: Record<Kind, string> = { trigger: 'the word for the deed', actor: 'who', recipient: 'to whom', place: 'where' }

function marksOf(told: MentionSummary, measured: Ruler): Mark<Kind>[] {
  const marks: Mark<Kind>[] = []
  const isFree = (start: number, end: number) => marks.every((mark) => mark.end <= start || mark.start >= end)
  const find = (text: string, what: Kind) => {
    for (let unit = told.sentence.indexOf(text); text && unit >= 0; unit = told.sentence.indexOf(text, unit + 1)) {
      const start = measured.toPoints(unit)
      const end = measured.toPoints(unit + text.length)
      if (!isFree(start, end)) continue
      marks.push({ start, end, what })
      return
    }
  }
  const start = told.trigger.start - told.sentence_start
  const end = told.trigger.end - told.sentence_start
  if (measured.slice(start, end) === told.trigger.text) marks.push({ start, end, what: 'trigger' })
  else find(told.trigger.text, 'trigger')
  for (const actor of told.actors) find(actor.text, 'actor')
  for (const recipient of told.recipients) find(recipient.text, 'recipient')
  if (told.place) find(told.place.text, 'place')
  return marks
}
