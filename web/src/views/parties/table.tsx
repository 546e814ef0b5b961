// The network as a table: who does what to whom, by quad class.
import type { PartiesAnswer } from '../../api/shapes.ts'
import { number } from '../../parts/numbers.ts'
import { QuadCells, QuadHeads } from '../charts/quad_columns.tsx'
import { sorted } from '../charts/quads.ts'
import type { Choice } from './choice.ts'

export function TieTable({ answer, choose }: { answer: PartiesAnswer; choose: (choice: Choice) => void }) {
  const edges = [...answer.edges].sort((a, b) => b.events - a.events)
  return (
    <div class="scrolls">
      <table class="counts-table">
        <caption>Who does what to whom, the most events first</caption>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            <th scope="col">Recipient</th>
            <th scope="col" class="number">
              Events
            </th>
            <QuadHeads />
            <th scope="col" class="after-number">
              Types
            </th>
            <th scope="col">
              <span class="unseen">Mentions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => (
            <tr key={`${edge.from}→${edge.to}`}>
              <th scope="row">
                <bdi>{edge.from}</bdi>
              </th>
              <td class="party-code">
                <bdi>{edge.to}</bdi>
              </td>
              <td class="number">{number(edge.events)}</td>
              <QuadCells sums={edge.by_quad} />
              <td class="after-number small">
                {sorted(edge.by_type)
                  .map(([type, n]) => `${type} ${n}`)
                  .join(', ')}
              </td>
              <td>
                <button type="button" class="quiet small" onClick={() => choose({ kind: 'tie', edge })}>
                  mentions<span class="unseen">{` of ${edge.from} to ${edge.to}`}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
