// The key to the four quad classes, the same in every chart.
import type { ComponentChildren } from 'preact'
import { QuadMark } from '../../parts/type_mark.tsx'
import { QUADS, TYPES_OF } from '../../parts/types.ts'

export function QuadLegend({ children }: { children?: ComponentChildren }) {
  return (
    <ul class="legend" aria-label="Key">
      {QUADS.map((quad) => (
        <li key={quad} title={TYPES_OF[quad].join(', ')}>
          <QuadMark quad={quad} /> {quad}
        </li>
      ))}
      {children}
    </ul>
  )
}
