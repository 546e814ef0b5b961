// The sixteen types and their quad classes (PLOVER), for colours and marks before the server has told them.
import type { Quad } from '../api/shapes.ts'

export const QUADS: readonly Quad[] = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict']

export const TYPES_OF: Record<Quad, readonly string[]> = {
  'verbal cooperation': ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
  'material cooperation': ['COOPERATE', 'AID', 'RETREAT'],
  'verbal conflict': ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
  'material conflict': ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
}

export const TYPES: readonly string[] = QUADS.flatMap((quad) => TYPES_OF[quad])

const QUAD_OF = new Map<string, Quad>(QUADS.flatMap((quad) => TYPES_OF[quad].map((type) => [type, quad] as const)))

export function quadOf(type: string): Quad | null {
  return QUAD_OF.get(type) ?? null
}

/** "verbal-cooperation": the end of class names and colour variables. */
export function quadName(quad: Quad): string {
  return quad.replace(' ', '-')
}

/** The colour variable of a type, for a canvas: `colour(colourName('ASSAULT'))`. */
export function colourName(type: string): `--${string}` {
  const quad = quadOf(type)
  return quad ? `--${quadName(quad)}` : '--muted'
}

export const STATUSES: readonly string[] = ['actual', 'future', 'possible', 'negated']

export const STATUS_WORDS: Record<string, string> = {
  actual: 'told as having happened',
  future: 'told as planned or to come',
  possible: 'told as uncertain',
  negated: 'told as not having happened',
}
