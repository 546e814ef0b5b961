// Which words each publisher uses for whom: loaded words, in the report's own voice or a source's.
import { useId, useMemo, useState } from 'preact/hooks'
import { useAnswer } from '../../api/client.ts'
import type { LabelsAnswer } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { address, setMore, useLocation } from '../../shell/location.ts'
import type { ViewProps } from '../../shell/views.ts'
import { Plain } from '../../text/plain.tsx'
import { type Group, grouped } from './grouped.ts'
import './labels.css'

export default function Labels({ asked }: ViewProps) {
  const { more } = useLocation()
  const by = more.by === 'publisher' ? 'publisher' : 'of'
  const { answer, problem, isWaiting, again } = useAnswer<LabelsAnswer>('labels', asked)
  const groups = useMemo(() => grouped(answer?.items ?? [], by), [answer, by])
  return (
    <>
      <div class="view-head">
        <div>
          <h1>Loaded words</h1>
          <p class="muted small labels-note">Words that take a side in naming a party, a deed or a place. The codes of events never depend on them.</p>
        </div>
        <div class="tools" role="group" aria-label="Grouped by">
          <button type="button" aria-pressed={by === 'of'} onClick={() => setMore({ by: '' })}>
            By whom they are of
          </button>
          <button type="button" aria-pressed={by === 'publisher'} onClick={() => setMore({ by: 'publisher' })}>
            By publisher
          </button>
        </div>
      </div>
      {isWaiting && <Waiting what="Loading loaded words" />}
      {problem && <ProblemNote problem={problem} again={again} />}
      {answer && groups.length === 0 && (
        <section class="note">
          <h2>No loaded words in this selection.</h2>
          <p>Take a filter away, or add more reports.</p>
        </section>
      )}
      {answer !== null && answer.more > 0 && <p class="muted small">{number(answer.more)} rarer uses are not shown; narrow the selection to see them.</p>}
      <div class="label-groups">
        {groups.map((group) => (
          <GroupShown key={group.name} group={group} by={by} asked={asked} />
        ))}
      </div>
    </>
  )
}

const FIRST = 12 // rows of a group

function GroupShown({ group, by, asked }: { group: Group; by: 'of' | 'publisher'; asked: Asked }) {
  const [isWhole, showWhole] = useState(false)
  const head = useId()
  const rows = isWhole ? group.rows : group.rows.slice(0, FIRST)
  return (
    <section class="label-group">
      <h2 id={head}>
        {group.name ? <bdi>{group.name}</bdi> : <span class="missing">{by === 'of' ? 'of whom is not told' : 'publisher not known'}</span>}
        <span class="muted small"> {counted(group.count, 'use')}</span>
      </h2>
      <table role="table" aria-labelledby={head}>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Word</th>
            <th scope="col" role="columnheader">{by === 'of' ? 'Publisher' : 'Of whom'}</th>
            <th scope="col" role="columnheader">In whose voice</th>
            <th scope="col" role="columnheader" class="number">
              Times
            </th>
            <th scope="col" role="columnheader">Reports</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, k) => (
            <tr key={k} role="row">
              <th scope="row" role="rowheader" class="label-word">
                “<Plain text={row.word} />”
              </th>
              <td role="cell">{(by === 'of' ? row.publisher : row.of) ? <bdi>{by === 'of' ? row.publisher : row.of}</bdi> : <span class="missing">not known</span>}</td>
              <td role="cell">{row.speaker ? <Plain text={row.speaker} /> : <span class="muted">its own</span>}</td>
              <td role="cell" class="number">{number(row.count)}</td>
              <td role="cell" class="label-reports">
                {row.reports.map((report, n) => (
                  <a key={report} href={address('reports', asked, report)} aria-label={`Report ${n + 1} with “${row.word}”`}>
                    {n + 1}
                  </a>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {group.rows.length > FIRST && (
        <button type="button" class="quiet small" aria-expanded={isWhole} onClick={() => showWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `${number(group.rows.length - FIRST)} more`}
        </button>
      )}
    </section>
  )
}
