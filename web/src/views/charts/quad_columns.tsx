// The four columns of a table that count events by quad class.
import { number } from '../../parts/numbers.ts'
import { QUADS } from '../../parts/types.ts'

export function QuadHeads() {
  return (
    <>
      {QUADS.map((quad) => (
        <th key={quad} scope="col" class="number">
          {quad}
        </th>
      ))}
    </>
  )
}

export function QuadCells({ sums }: { sums: Partial<Record<string, number>> }) {
  return (
    <>
      {QUADS.map((quad) => (
        <td key={quad} class="number">
          {sums[quad] ? number(sums[quad]) : '·'}
        </td>
      ))}
    </>
  )
}
