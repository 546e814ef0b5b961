// How a place is drawn: size by events, form by how precisely the place is known, colours by quad class.
import type { MapPlace, Quad } from '../../api/shapes.ts'
import { QUADS } from '../../parts/types.ts'
import { sumQuads } from '../charts/quads.ts'

/** A dot: a site or town. A ring: somewhere in a district or region, on a water or border. A square: only the country is known. */
export type Form = 'dot' | 'ring' | 'square'

export interface Mark {
  place: MapPlace
  form: Form
  radius: number // pixels; of a square half its side
  shares: { quad: Quad; share: number }[]
}

const LEAST = 3.5
const LARGEST = 24
const PER_EVENT = 4.5 // radius of a place with one event, as long as the largest allows it

export const FORM_WORDS: Record<Form, string> = {
  dot: 'site or town',
  ring: 'district, region, water or border',
  square: 'only the country is known',
}

export function formOf(level: string | null): Form {
  if (level === 'country') return 'square'
  return level === 'site' || level === 'city' ? 'dot' : 'ring'
}

/** Radius whose area grows with the events; `most` is the largest number on the map. */
export function radiusOf(events: number, most: number): number {
  const scale = Math.min(PER_EVENT, LARGEST / Math.sqrt(Math.max(1, most)))
  return Math.max(LEAST, scale * Math.sqrt(events))
}

/** Marks in the order of drawing: squares below rings below dots, and large ones below small ones. */
export function marksOf(places: readonly MapPlace[]): Mark[] {
  const most = Math.max(1, ...places.map((place) => place.events))
  const rank: Record<Form, number> = { square: 0, ring: 1, dot: 2 }
  return places
    .map((place) => {
      const form = formOf(place.level)
      const radius = radiusOf(place.events, most)
      return { place, form, radius: form === 'ring' ? radius + 3 : form === 'square' ? Math.max(5, radius * 0.886) : radius, shares: sharesOf(place.by_type) }
    })
    .sort((a, b) => rank[a.form] - rank[b.form] || b.radius - a.radius)
}

export function sharesOf(byType: Record<string, number>): Mark['shares'] {
  const sums = sumQuads(byType)
  const total = QUADS.reduce((sum, quad) => sum + sums[quad], 0)
  // Conflict first, so that its slice begins at the top.
  return [...QUADS].reverse().filter((quad) => sums[quad] > 0).map((quad) => ({ quad, share: sums[quad] / total }))
}

/** The name to write: all names of a contested place, so that none is preferred. */
export function nameOf(place: MapPlace): string {
  const names = [...new Set([place.name, ...place.names].filter(Boolean))]
  return place.disputed || names.length > 1 ? names.join(' / ') : place.name
}

const MOST_NAMES = 3

/** The name to write on the map: at most three of them, without those that are part of another or begin with "the". */
export function labelFor(place: MapPlace): string {
  const names = [...new Set([place.name, ...place.names])].filter((name) => name && !/^the /i.test(name))
  const apart = names.filter((name) => !names.some((other) => other !== name && other.includes(name)))
  return place.disputed || place.names.length > 1 ? apart.slice(0, MOST_NAMES).join(' / ') || place.name : place.name
}

/** What a place is known by in the address. */
export function keyOf(place: MapPlace): string {
  return `${round(place.lat)},${round(place.lon)}`
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

export interface Point {
  x: number
  y: number
}

/** The topmost mark under a point, with some pixels of grace for small ones. */
export function markAt(marks: readonly Mark[], at: readonly (Point | null)[], { x, y }: Point, grace = 3): number | null {
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const mark = marks[i]
    const point = at[i]
    if (mark && point && Math.hypot(point.x - x, point.y - y) <= Math.max(mark.radius + 1, Math.min(mark.radius + grace, 8))) return i
  }
  return null
}
