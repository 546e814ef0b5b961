// The reports of the selection, the latest first.
import { usePages } from '../../api/pages.ts'
import type { ReportItem } from '../../api/shapes.ts'
import { isEmpty } from '../../filters/asked.ts'
import { day } from '../../parts/days.ts'
import { MoreButton } from '../../parts/more_button.tsx'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { address } from '../../shell/location.ts'
import type { ViewProps } from '../../shell/views.ts'
import { Plain } from '../../text/plain.tsx'
import './reports.css'

export default function Reports({ asked }: ViewProps) {
  const { items, total, problem, isWaiting, isStale, hasMore, loadMore, again } = usePages<ReportItem>('reports', asked)
  return (
    <>
      <div class="view-head">
        <h1>
          {total === null ? 'Reports' : counted(total, 'report')}
          {total !== null && !isEmpty(asked) && <span class="muted"> with a mention in this selection</span>}
        </h1>
      </div>
      {isWaiting && <Waiting what="Loading reports" />}
      {problem && <ProblemNote problem={problem} again={again} />}
      {!problem && total === 0 && (
        <section class="note">
          <h2>{isEmpty(asked) ? 'There are no reports in this store.' : 'No report fits all of these filters.'}</h2>
          <p>{isEmpty(asked) ? 'Add some with “dateline add”.' : 'Take a filter away, or widen the days.'}</p>
        </section>
      )}
      {items.length > 0 && (
        <table class={isStale ? 'cards reports is-stale' : 'cards reports'} role="table" aria-busy={isWaiting}>
          <caption class="unseen">Reports, the latest first</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Published
              </th>
              <th scope="col" role="columnheader">
                Publisher
              </th>
              <th scope="col" role="columnheader">
                Title
              </th>
              <th scope="col" role="columnheader">
                Language
              </th>
              <th scope="col" role="columnheader" class="number">
                Mentions
              </th>
              <th scope="col" role="columnheader" class="number" title="Other reports with nearly the same text">
                Copies
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((report) => (
              <tr key={report.id} role="row">
                <td role="cell" class="report-day">
                  {report.published ? day(report.published) : <span class="missing">day not known</span>}
                </td>
                <td role="cell" class="report-publisher">
                  {report.publisher ? <bdi>{report.publisher}</bdi> : <span class="missing">not known</span>}
                </td>
                <td role="cell" class="report-title">
                  <a class="row-link" href={address('reports', asked, report.id)}>
                    <Plain text={report.title || 'Report without a title'} />
                  </a>
                </td>
                <td role="cell" class="report-language">
                  {report.language}
                </td>
                <td role="cell" class="number">
                  {number(report.mentions)}
                  <span class="card-only"> {report.mentions === 1 ? 'mention' : 'mentions'}</span>
                </td>
                <td role="cell" class="number report-copies">
                  {report.copies > 1 && number(report.copies - 1)}
                  {report.copies > 1 && <span class="card-only"> {report.copies === 2 ? 'copy' : 'copies'}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total !== null && <MoreButton shown={items.length} total={total} hasMore={hasMore} isWaiting={isWaiting} loadMore={loadMore} />}
    </>
  )
}
