// Counts by type summed into the four quad classes. Takes {TYPE: n}; gives {quad: n}, the largest of them, and words.
import type { Quad } from '../../api/shapes.ts'
import { counted } from '../../parts/numbers.ts'
import { QUADS, quadOf } from '../../parts/types.ts'

export type ByQuad = Record<Quad, number>

export function sumQuads(byType: Record<string, number>): ByQuad {
  const sums = noQuads()
  for (const [type, n] of Object.entries(byType)) {
    const quad = quadOf(type)
    if (quad) sums[quad] += n
  }
  return sums
}

export function noQuads(): ByQuad {
  return { 'verbal cooperation': 0, 'material cooperation': 0, 'verbal conflict': 0, 'material conflict': 0 }
}

/** The quad class with most events; among equals the later one of the list (deeds before words, conflict before cooperation). */
export function mostOf(sums: Partial<Record<string, number>>): Quad | null {
  let best: Quad | null = null
  for (const quad of QUADS) {
    const n = sums[quad] ?? 0
    if (n > 0 && (best === null || n >= (sums[best] ?? 0))) best = quad
  }
  return best
}

/** "ASSAULT 12, ACCUSE 3": types from the most frequent on, at most `most` of them. */
export function typesInWords(byType: Record<string, number>, most = 5): string {
  const rows = sorted(byType)
  const rest = rows.length - most
  return rows.slice(0, most).map(([type, n]) => `${type} ${n}`).join(', ') + (rest > 0 ? ` and ${counted(rest, 'more type')}` : '')
}

/** Rows from the most frequent on; equal ones by name. */
export function sorted(byWhat: Record<string, number>): [string, number][] {
  return Object.entries(byWhat).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}
