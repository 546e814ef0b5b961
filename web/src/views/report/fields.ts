// The fields of a mention and the words of the report that each was read from.
import type { Label, MentionRecord, Span } from '../../api/shapes.ts'

export type Field = 'trigger' | 'actors' | 'recipients' | 'place' | 'date' | 'attribution' | 'figures' | 'labels' | 'sentence' | ''

/** The words that a field was read from; those of every field but the sentence when none is named: none. */
export function spansOf(mention: MentionRecord, field: Field, labels: readonly Label[] = []): Span[] {
  switch (field) {
    case 'trigger':
      return [mention.trigger]
    case 'actors':
      return mention.actors.filter(isSpan)
    case 'recipients':
      return mention.recipients.filter(isSpan)
    case 'place':
      return [mention.place as Span | null].filter(isSpan)
    case 'date':
      return [mention.date as Span | null].filter(isSpan)
    case 'attribution':
      return mention.attribution.flatMap((link) => [link.source, link.cue]).filter(isSpan)
    case 'figures':
      return mention.figures.filter(isSpan)
    case 'labels':
      return labelsOf(mention, labels)
    default:
      return []
  }
}

/** The loaded words in a mention's sentence. */
export function labelsOf(mention: MentionRecord, labels: readonly Label[]): Label[] {
  const [start, end] = mention.sentence ?? [mention.trigger.start, mention.trigger.end]
  return labels.filter((label) => label.start >= start && label.end <= end)
}

/** All fields with words of their own, for the marks of a chosen mention. */
export const MARKED: readonly Field[] = ['actors', 'recipients', 'place', 'date', 'attribution', 'figures']

function isSpan(span: { start?: number | null; end?: number | null } | null): span is Span {
  return span !== null && typeof span.start === 'number' && typeof span.end === 'number' && span.end > span.start
}
