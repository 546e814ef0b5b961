// From longitude and latitude to pixels. Mercator, because a map of places is looked at closely and keeps directions;
// turned by eleven degrees so that its edge runs through the Bering Strait and cuts no land.
import { geoMercator, type GeoProjection } from 'd3-geo'

/** What d3-zoom keeps: pixels of the whole world's map times k, moved by x and y. */
export interface Camera {
  k: number
  x: number
  y: number
}

export interface Room {
  width: number
  height: number
}

const TURN = -11
const NORTH = 80
const SOUTH = -58
export const CLOSEST = 160

/** The projection on which the whole world fits into a room. */
export function worldProjection({ width, height }: Room): GeoProjection {
  const projection = geoMercator().rotate([TURN, 0]).precision(0).scale(1).translate([0, 0])
  const top = projection([0, NORTH])?.[1] ?? -1
  const bottom = projection([0, SOUTH])?.[1] ?? 1
  const scale = Math.max(1, Math.min(width / (2 * Math.PI), height / (bottom - top)))
  return projection.scale(scale).translate([width / 2, height / 2 - (scale * (top + bottom)) / 2])
}

/** The same projection as the camera sees it. */
export function seen(room: Room, camera: Camera): GeoProjection {
  const world = worldProjection(room)
  const [x, y] = world.translate()
  return world
    .scale(world.scale() * camera.k)
    .translate([x * camera.k + camera.x, y * camera.k + camera.y])
    .clipExtent([
      [-20, -20],
      [room.width + 20, room.height + 20],
    ])
}

export interface Weighed {
  lon: number
  lat: number
  weight: number
}

const MOST_OF = 0.94 // share of the events that the first view holds

/** The camera that shows nearly all events: the farthest places are left out as long as few events lie there. */
export function fitting(room: Room, points: readonly Weighed[], margin = 40): Camera {
  const world = worldProjection(room)
  const all = points.flatMap(({ lon, lat, weight }) => {
    const at = world([lon, Math.max(SOUTH, Math.min(NORTH, lat))])
    return at ? [{ x: at[0], y: at[1], weight }] : []
  })
  if (all.length === 0) return { k: 1, x: 0, y: 0 }
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  const mid = { x: median(all.map(({ x, weight }) => [x, weight])), y: median(all.map(({ y, weight }) => [y, weight])) }
  const near = [...all].sort((a, b) => Math.hypot(a.x - mid.x, a.y - mid.y) - Math.hypot(b.x - mid.x, b.y - mid.y))
  const kept: typeof all = []
  let sum = 0
  for (const point of near) {
    if (sum >= total * MOST_OF) break
    kept.push(point)
    sum += point.weight
  }
  const xs = kept.map(({ x }) => x)
  const ys = kept.map(({ y }) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const k = Math.max(1, Math.min(24, (room.width - 2 * margin) / Math.max(1, right - left), (room.height - 2 * margin) / Math.max(1, bottom - top)))
  return { k, x: room.width / 2 - (k * (left + right)) / 2, y: room.height / 2 - (k * (top + bottom)) / 2 }
}

function median(pairs: [number, number][]): number {
  const ordered = [...pairs].sort((a, b) => a[0] - b[0])
  const half = ordered.reduce((sum, [, weight]) => sum + weight, 0) / 2
  let sum = 0
  for (const [value, weight] of ordered) {
    sum += weight
    if (sum >= half) return value
  }
  return 0
}

/** "lon,lat,k" for the address, and back; null when it is none. */
export function toText(room: Room, camera: Camera): string {
  const at = seen(room, camera).invert?.([room.width / 2, room.height / 2])
  return at ? `${at[0].toFixed(2)},${at[1].toFixed(2)},${camera.k.toFixed(2)}` : ''
}

export function fromText(room: Room, text: string | undefined): Camera | null {
  const [lon, lat, k] = (text ?? '').split(',').map(Number)
  if (lon === undefined || lat === undefined || k === undefined || ![lon, lat, k].every(Number.isFinite) || k < 1 || k > CLOSEST) return null
  const at = worldProjection(room)([lon, lat])
  return at ? { k, x: room.width / 2 - at[0] * k, y: room.height / 2 - at[1] * k } : null
}
