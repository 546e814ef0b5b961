// The text of a report. Every mention's word is a link that chooses it; the chosen one shows the words of all its fields.
// Marks overlap freely: the text is cut at their ends, and each piece carries the classes of all the marks over it.
import { useMemo } from 'preact/hooks'
import type { MentionRecord, ReportWhole, Span } from '../../api/shapes.ts'
import { quadName, quadOf } from '../../parts/types.ts'
import { fieldName } from '../../parts/fields.ts'
import { here, address } from '../../shell/location.ts'
import { ruler } from '../../text/offsets.ts'
import { visible } from '../../text/plain.tsx'
import { type Mark, paragraphs, type Piece, pieces } from '../../text/segments.ts'
import { type Field, MARKED, spansOf } from './fields.ts'

type What = { kind: 'trigger'; mention: MentionRecord } | { kind: 'sentence' } | { kind: 'lit' } | { kind: 'field'; field: Field }

interface Props {
  report: ReportWhole
  mentions: MentionRecord[]
  chosen: MentionRecord | null
  lit: Span[]
  choose: (mention: MentionRecord | null) => void
}

export function ReportText({ report, mentions, chosen, lit, choose }: Props) {
  const measured = useMemo(() => ruler(report.text), [report.text])
  const parts = useMemo(() => paragraphs(report.text, measured), [report.text])
  const marks = useMemo(() => marksOf(mentions, chosen, lit), [mentions, chosen, lit])
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const title = report.title ? plain(report.title) : ''
  const first = parts[0]
  const hasTitle = first !== undefined && title !== '' && plain(measured.slice(first.start, first.end)) === title
  return (
    <div class="text" lang={report.language || undefined} dir={report.direction}>
      {!hasTitle && <h1>{title ? visible(title) : 'Report without a title'}</h1>}
      <p class="byline" dir="ltr" lang="en">
        <Byline report={report} />
      </p>
      {parts.map(({ start, end }, k) => {
        const inside = pieces(measured, marks, start, end).map((piece) => <PieceShown key={piece.start} piece={piece} chosen={chosen} choose={choose} />)
        return k === 0 && hasTitle ? (
          <h1 key={start} class="is-title">
            {inside}
          </h1>
        ) : (
          <p key={start}>{inside}</p>
        )
      })}
      {parts.length === 0 && <p class="missing">This report has no text.</p>}
    </div>
  )
}

function Byline({ report }: { report: ReportWhole }) {
  return (
    <>
      <bdi>{report.publisher || 'Publisher not known'}</bdi>
      {report.published ? ` · ${report.published}` : ' · day of publication not known'}
    </>
  )
}

function PieceShown({ piece, chosen, choose }: { piece: Piece<What>; chosen: MentionRecord | null; choose: Props['choose'] }) {
  if (!piece.marks.length) return <>{visible(piece.text)}</>
  const here_ = piece.marks.flatMap(({ what }) => (what.kind === 'trigger' ? [what.mention] : []))
  const fields = piece.marks.filter(({ what }) => what.kind === 'field')
  const classes = piece.marks.map(({ what }) => (what.kind === 'field' ? `is-field is-${what.field}` : what.kind === 'trigger' ? '' : `is-${what.kind}`))
  // The name of a field stands above its first words.
  const beginning = fields.find((mark) => mark.start === piece.start)?.what
  const label = beginning?.kind === 'field' ? fieldName(beginning.field) : undefined
  const text = visible(piece.text)
  if (!here_.length) {
    return (
      <span class={classes.join(' ')} data-label={label}>
        {text}
      </span>
    )
  }
  // Where several mentions share a word, choosing it again goes on to the next one.
  const at = chosen ? here_.indexOf(chosen) : -1
  const next = here_[(at + 1) % here_.length] as MentionRecord
  const shown = at >= 0 ? (here_[at] as MentionRecord) : next
  const quad = quadOf(shown.type)
  const { view, asked, id, more } = here()
  return (
    <a
      href={view ? address(view, asked, id, { ...more, mention: next.id, field: undefined }) : '#'}
      class={`trigger ${quad ? quadName(quad) : ''} ${at >= 0 ? 'is-chosen-trigger' : ''} ${here_.length > 1 ? 'is-shared' : ''} ${classes.join(' ')}`}
      aria-current={at >= 0 ? 'true' : undefined}
      title={here_.map((mention) => [mention.type, ...mention.modes].join(' ')).join('; ')}
      data-label={label}
      onClick={(click) => {
        if (click.ctrlKey || click.metaKey || click.shiftKey) return
        click.preventDefault()
        choose(next)
      }}
    >
      {text}
    </a>
  )
}

function marksOf(mentions: MentionRecord[], chosen: MentionRecord | null, lit: Span[]): Mark<What>[] {
  const marks: Mark<What>[] = mentions.map((mention) => ({ start: mention.trigger.start, end: mention.trigger.end, what: { kind: 'trigger', mention } }))
  if (chosen) {
    if (chosen.sentence) marks.push({ start: chosen.sentence[0], end: chosen.sentence[1], what: { kind: 'sentence' } })
    for (const field of MARKED) {
      for (const { start, end } of spansOf(chosen, field)) marks.push({ start, end, what: { kind: 'field', field } })
    }
  }
  for (const { start, end } of lit) marks.push({ start, end, what: { kind: 'lit' } })
  return marks
}
