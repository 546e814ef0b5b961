// Why the mentions are one event: each join with the signs that weighed most.
import type { EventWhole, Join } from '../../api/shapes.ts'

const SHOWN = 6 // signs of a join

export function Why({ event }: { event: EventWhole }) {
  if (!event.joins.length) return null
  const numbers = new Map(event.told.map((told, k) => [told.id, k + 1]))
  return (
    <details class="why">
      <summary>
        <h2>Why these mentions are one event</h2>
      </summary>
      <p class="muted small">Numbers are those of the mentions above. Signs are log odds: positive for one event, negative against.</p>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Joins">
        <table>
          <caption class="unseen">Joins between mentions</caption>
          <thead>
            <tr>
              <th scope="col">Mentions</th>
              <th scope="col">Joined by</th>
              <th scope="col" class="number">
                Chance
              </th>
              <th scope="col">Signs</th>
            </tr>
          </thead>
          <tbody>
            {event.joins.map((join) => (
              <tr key={`${join.one} ${join.two}`}>
                <th scope="row">
                  {numbers.get(join.one) ?? join.one.slice(0, 8)} and {numbers.get(join.two) ?? join.two.slice(0, 8)}
                </th>
                <td>{BY[join.by] ?? join.by}</td>
                <td class="number">{join.by === 'likeness' ? join.chance.toFixed(2) : ''}</td>
                <td>{strongest(join)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const BY: Record<string, string> = { likeness: 'likeness', report: 'the report itself', person: 'a person’s decision' }

function strongest(join: Join): string {
  return Object.entries(join.signs)
    .filter(([sign, weight]) => sign !== 'bias' && weight)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, SHOWN)
    .map(([sign, weight]) => `${sign.replaceAll('_', ' ')} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`)
    .join(' · ')
}
