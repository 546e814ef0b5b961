// Counts by type as a short table with bars.
import { number } from '../../parts/numbers.ts'
import { TypeMark } from '../../parts/type_mark.tsx'
import { quadName, quadOf } from '../../parts/types.ts'
import { sorted } from './quads.ts'

export function TypeCounts({ byType, caption }: { byType: Record<string, number>; caption: string }) {
  const rows = sorted(byType)
  const most = rows[0]?.[1] ?? 1
  return (
    <table class="type-counts">
      <caption class="unseen">{caption}</caption>
      <tbody>
        {rows.map(([type, n]) => {
          const quad = quadOf(type)
          return (
            <tr key={type}>
              <th scope="row">
                <TypeMark type={type} />
              </th>
              <td class="bar-cell" aria-hidden="true">
                <svg width="100%" height="8" preserveAspectRatio="none" viewBox="0 0 100 8">
                  <rect class={quad ? quadName(quad) : ''} width={Math.max(1, (100 * n) / most)} height="8" />
                </svg>
              </td>
              <td class="number">{number(n)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
