// The mark of a type: colour by quad class, and a shape, so that colour is never alone.
// Round is cooperation, a square on its corner conflict; hollow is words, filled is deeds.
import type { Quad } from '../api/shapes.ts'
import { quadName, quadOf } from './types.ts'

export function QuadMark({ quad, size = 12 }: { quad: Quad | null; size?: number }) {
  if (!quad) return null
  const isFilled = quad.startsWith('material')
  const shape = quad.endsWith('cooperation') ? (
    <circle cx="6" cy="6" r={isFilled ? 4.8 : 4} />
  ) : (
    <path d={isFilled ? 'M6 .6 11.4 6 6 11.4.6 6z' : 'M6 1.5 10.5 6 6 10.5 1.5 6z'} />
  )
  return (
    <svg class={`quad-mark ${quadName(quad)} ${isFilled ? 'is-deed' : 'is-word'}`} viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      {shape}
    </svg>
  )
}

export function TypeMark({ type, modes = [] }: { type: string; modes?: string[] | undefined }) {
  const quad = quadOf(type)
  return (
    <span class="type" title={quad ?? undefined}>
      <QuadMark quad={quad} />
      <span class="type-name">{type}</span>
      {modes.length > 0 && <span class="modes"> {modes.join(', ')}</span>}
    </span>
  )
}
