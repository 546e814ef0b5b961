// One report: its text with every mention marked, and at the side what was read, field by field, each from which words.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useAnswer } from '../../api/client.ts'
import type { MentionRecord, ReportWhole, Span } from '../../api/shapes.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { address, setMore, useLocation } from '../../shell/location.ts'
import type { DetailProps } from '../../shell/views.ts'
import { type Field, spansOf } from './fields.ts'
import { MentionPanel } from './mention_panel.tsx'
import { Overview } from './overview.tsx'
import { ReportText } from './text.tsx'
import './report.css'

export default function Report({ id, asked }: DetailProps) {
  const { answer: report, problem, isWaiting, again } = useAnswer<ReportWhole>(`reports/${encodeURIComponent(id)}`)
  const { more } = useLocation()
  const [lit, setLit] = useState<Span[]>([]) // words shown for something of the overview

  const mentions = useMemo(() => [...(report?.mentions ?? [])].sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end), [report])
  const chosen = mentions.find((mention) => mention.id === more.mention) ?? null
  const field = (chosen && more.field) || ''
  const shown = useMemo(() => (chosen ? spansOf(chosen, field as Field, report?.labels ?? []) : lit), [chosen, field, lit, report])

  useScroll(report, chosen, field, shown)

  if (problem) return <ProblemNote problem={problem} again={again} />
  if (!report) return <Waiting what="Loading the report" />

  const choose = (mention: MentionRecord | null) => {
    setLit([])
    setMore({ mention: mention?.id ?? '', field: '' })
  }
  const step = (by: 1 | -1) => {
    const at = chosen ? mentions.indexOf(chosen) : by === 1 ? -1 : mentions.length
    const next = mentions[at + by]
    if (next) choose(next)
  }
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.altKey || press.ctrlKey || press.metaKey || press.target instanceof HTMLInputElement) return
    if (press.key === 'j') step(1)
    else if (press.key === 'k') step(-1)
    else if (press.key === 'Escape' && chosen) choose(null)
    else return
    press.preventDefault()
  }
  return (
    <article class={chosen ? 'report is-chosen' : 'report'} aria-busy={isWaiting} onKeyDown={onKeyDown}>
      <div class="report-main">
        <p class="back">
          <a href={address('reports', asked)}>← Reports</a>
        </p>
        <ReportText report={report} mentions={mentions} chosen={chosen} lit={shown} choose={choose} />
      </div>
      <aside class="side" aria-label={chosen ? 'The chosen mention' : 'About this report'}>
        {chosen ? (
          <MentionPanel
            mention={chosen}
            labels={report.labels}
            field={field}
            place={mentions.indexOf(chosen) + 1}
            total={mentions.length}
            asked={asked}
            chooseField={(next) => setMore({ field: next === field ? '' : next })}
            step={step}
            close={() => choose(null)}
          />
        ) : (
          <Overview report={report} mentions={mentions} asked={asked} choose={choose} light={setLit} lit={lit} />
        )}
      </aside>
    </article>
  )
}

/** Brings what was chosen into view where it is not. */
function useScroll(report: ReportWhole | null, chosen: MentionRecord | null, field: string, lit: Span[]): void {
  const first = lit[0]?.start ?? null
  useEffect(() => {
    if (!report) return
    const wanted = first !== null ? '.text .is-lit' : chosen ? '.text .is-chosen-trigger' : null
    const element = wanted ? document.querySelector(wanted) : null
    if (!element) return
    const { top, bottom } = element.getBoundingClientRect()
    const sheet = document.querySelector('.side')
    const low = sheet && getComputedStyle(sheet).position === 'fixed' ? sheet.getBoundingClientRect().top : innerHeight
    if (top > 20 && bottom < low - 20) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    scrollTo({ top: scrollY + top - low / 3, behavior: isCalm ? 'auto' : 'smooth' })
  }, [report?.id, chosen?.id, field, first])
}
