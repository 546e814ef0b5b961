// The timeline as tables: counts for each bin, and the events longer than a day.
import type { Timeline } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { withDays } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { number } from '../../parts/numbers.ts'
import { TypeMark } from '../../parts/type_mark.tsx'
import { address } from '../../shell/location.ts'
import { QuadCells, QuadHeads } from '../charts/quad_columns.tsx'
import { sumQuads } from '../charts/quads.ts'

export function TimelineTable({ answer, asked }: { answer: Timeline; asked: Asked }) {
  const bins = answer.bins.filter((bin) => bin.events > 0)
  const spans = answer.spans.filter((span) => span.earliest !== span.latest)
  return (
    <>
      <div class="scrolls">
        <table class="counts-table">
          <caption>Events for each {answer.by}</caption>
          <thead>
            <tr>
              <th scope="col">{answer.by[0]?.toUpperCase() + answer.by.slice(1)}</th>
              <th scope="col" class="number">
                Events
              </th>
              <QuadHeads />
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => {
              const sums = sumQuads(bin.by_type)
              return (
                <tr key={bin.start}>
                  <th scope="row">
                    <a href={address('events', withDays(asked, bin.start, bin.end))}>{days(bin.start, bin.end)}</a>
                  </th>
                  <td class="number">{number(bin.events)}</td>
                  <QuadCells sums={sums} />
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {spans.length > 0 && (
        <div class="scrolls">
          <table class="counts-table">
            <caption>Events longer than a day, the most reported first</caption>
            <thead>
              <tr>
                <th scope="col">Days</th>
                <th scope="col">Type</th>
                <th scope="col">Event</th>
                <th scope="col" class="number">
                  Independent reports
                </th>
              </tr>
            </thead>
            <tbody>
              {spans.map((span) => (
                <tr key={span.id}>
                  <th scope="row">{days(span.earliest, span.latest)}</th>
                  <td>
                    <TypeMark type={span.type} />
                  </td>
                  <td>
                    <a href={address('events', asked, span.id)}>
                      <bdi>{span.headline}</bdi>
                    </a>
                  </td>
                  <td class="number">{number(span.independent)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
