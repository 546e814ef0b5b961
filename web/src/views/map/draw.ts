// Draws the map on a canvas: land, lines, marks of places, names.
import { geoPath, type GeoProjection } from 'd3-geo'
import type { Quad } from '../../api/shapes.ts'
import { quadName, QUADS } from '../../parts/types.ts'
import { colour } from '../../shell/theme.ts'
import type { Room } from './camera.ts'
import { labelFor, type Mark, type Point } from './marks.ts'
import { place, type Wish } from './naming.ts'
import type { World } from './world.ts'

export interface Palette {
  quads: Record<Quad, string>
  land: string
  water: string
  line: string
  border: string
  ink: string
  muted: string
  paper: string
  accent: string
  font: string
}

export function palette(): Palette {
  const quads = Object.fromEntries(QUADS.map((quad) => [quad, colour(`--${quadName(quad)}`)])) as Record<Quad, string>
  return {
    quads,
    land: colour('--land'),
    water: colour('--water'),
    line: colour('--line-strong'),
    border: colour('--line-strong'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    paper: colour('--paper'),
    accent: colour('--accent'),
    font: getComputedStyle(document.body).fontFamily,
  }
}

export interface Scene {
  room: Room
  projection: GeoProjection
  world: World | null
  marks: readonly Mark[]
  at: readonly (Point | null)[] // where each mark is, null when out of sight
  chosen: number | null
  hovered: number | null
}

export function draw(canvas: HTMLCanvasElement, scene: Scene, colours: Palette): void {
  const ratio = devicePixelRatio || 1
  const { width, height } = scene.room
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${canvas.width / ratio}px`
    canvas.style.height = `${canvas.height / ratio}px`
  }
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.fillStyle = colours.water
  pen.fillRect(0, 0, width, height)
  if (scene.world) drawWorld(pen, scene.world, scene.projection, colours)
  scene.marks.forEach((mark, i) => {
    const point = scene.at[i]
    if (point) drawMark(pen, mark, point, colours)
  })
  for (const i of [scene.hovered, scene.chosen]) {
    const mark = i === null ? undefined : scene.marks[i]
    const point = i === null ? null : scene.at[i]
    if (mark && point) outline(pen, mark, point, i === scene.chosen ? colours.accent : colours.ink)
  }
  drawNames(pen, scene, colours)
}

function drawWorld(pen: CanvasRenderingContext2D, world: World, projection: GeoProjection, colours: Palette): void {
  const path = geoPath(projection, pen)
  const trace = (shape: Parameters<typeof path>[0]) => {
    pen.beginPath()
    path(shape)
  }
  trace(world.land)
  pen.fillStyle = colours.land
  pen.fill()
  pen.lineJoin = 'round'
  pen.strokeStyle = colours.line
  pen.globalAlpha = 0.55
  pen.lineWidth = 0.7
  trace(world.coasts)
  pen.stroke()
  pen.globalAlpha = 0.75
  pen.strokeStyle = colours.border
  pen.lineWidth = 0.8
  trace(world.borders)
  pen.stroke()
  pen.globalAlpha = 1
  pen.strokeStyle = colours.muted
  pen.lineWidth = 1.1
  pen.setLineDash([4, 3])
  trace(world.disputed)
  pen.stroke()
  pen.setLineDash([])
}

function drawMark(pen: CanvasRenderingContext2D, mark: Mark, { x, y }: Point, colours: Palette): void {
  if (mark.form === 'square') drawSquare(pen, mark, x, y, colours)
  else drawRound(pen, mark, x, y, colours)
}

/** A pie of quad classes for dots; only its rim for rings. */
function drawRound(pen: CanvasRenderingContext2D, { form, radius, shares }: Mark, x: number, y: number, colours: Palette): void {
  const inner = form === 'ring' ? Math.max(radius - 4, radius * 0.55) : 0
  let from = -Math.PI / 2
  if (form === 'ring') {
    pen.globalAlpha = 0.28
    pen.fillStyle = colours.paper
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fill()
  }
  pen.globalAlpha = 0.86
  for (const { quad, share } of shares) {
    const to = from + share * 2 * Math.PI
    pen.beginPath()
    if (inner === 0 && share < 1) pen.moveTo(x, y)
    pen.arc(x, y, radius, from, to)
    if (inner > 0) pen.arc(x, y, inner, to, from, true)
    pen.closePath()
    pen.fillStyle = colours.quads[quad]
    pen.fill()
    from = to
  }
  pen.globalAlpha = 1
  pen.strokeStyle = colours.paper
  pen.lineWidth = 1
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.stroke()
}

/** Upright bands of quad classes, hatched, so that it reads as "somewhere in here". */
function drawSquare(pen: CanvasRenderingContext2D, { radius, shares }: Mark, x: number, y: number, colours: Palette): void {
  const side = 2 * radius
  const [left, top] = [x - radius, y - radius]
  pen.globalAlpha = 0.45
  pen.fillStyle = colours.paper
  pen.fillRect(left, top, side, side)
  pen.globalAlpha = 0.9
  pen.lineWidth = 1.3
  let from = left
  for (const { quad, share } of shares) {
    const width = share * side
    pen.save()
    pen.beginPath()
    pen.rect(from, top, width, side)
    pen.clip()
    pen.strokeStyle = colours.quads[quad]
    pen.beginPath()
    for (let step = -side; step < 2 * side; step += 4) {
      pen.moveTo(left + step, top + side)
      pen.lineTo(left + step + side, top)
    }
    pen.stroke()
    pen.lineWidth = 2.4
    pen.strokeRect(from, top, width, side)
    pen.lineWidth = 1.3
    pen.restore()
    from += width
  }
  pen.globalAlpha = 1
}

function outline(pen: CanvasRenderingContext2D, { form, radius }: Mark, { x, y }: Point, stroke: string): void {
  pen.strokeStyle = stroke
  pen.lineWidth = 2.2
  pen.beginPath()
  if (form === 'square') pen.rect(x - radius - 3, y - radius - 3, 2 * radius + 6, 2 * radius + 6)
  else pen.arc(x, y, radius + 3, 0, 2 * Math.PI)
  pen.stroke()
}

const NAME = 12 // pixels
const COUNTRY = 11

function drawNames(pen: CanvasRenderingContext2D, scene: Scene, colours: Palette): void {
  const { marks, at, room } = scene
  pen.font = `${NAME}px ${colours.font}`
  const order = marks.map((_, i) => i).sort((a, b) => weight(scene, b) - weight(scene, a))
  const wishes: Wish[] = []
  for (const i of order) {
    const mark = marks[i]
    const point = at[i]
    if (!mark || !point || wishes.length >= 120) continue
    const text = labelFor(mark.place)
    wishes.push({ text, x: point.x, y: point.y, away: mark.radius + 3, width: pen.measureText(text).width, height: NAME + 1 })
  }
  // A name may not cover the larger marks.
  const blocked = order.slice(0, 60).flatMap((i) => {
    const [mark, point] = [marks[i], at[i]]
    const r = (mark?.radius ?? 0) * 0.8
    return mark && point ? [{ left: point.x - r, top: point.y - r, right: point.x + r, bottom: point.y + r }] : []
  })
  const named = place(wishes, blocked, room.width, room.height)
  const countries = countryNames(pen, scene, new Set(named.map(({ wish }) => wish.text)), colours)
  const taken = [...blocked, ...named.map(({ wish, left, top }) => ({ left, top, right: left + wish.width, bottom: top + wish.height }))]
  const far = place(countries, taken, room.width, room.height)
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  pen.fillStyle = colours.muted
  pen.font = `italic ${COUNTRY}px ${colours.font}`
  for (const { wish, left, top } of far) pen.fillText(wish.text, left, top + wish.height / 2)
  pen.font = `${NAME}px ${colours.font}`
  pen.strokeStyle = colours.land
  pen.lineWidth = 3
  for (const { wish, left, top } of named) {
    pen.globalAlpha = 0.85
    pen.strokeText(wish.text, left, top + wish.height / 2 + 0.5)
    pen.globalAlpha = 1
    pen.fillStyle = colours.ink
    pen.fillText(wish.text, left, top + wish.height / 2 + 0.5)
  }
}

/** The chosen place's name first, then by number of events. */
function weight({ chosen, hovered, marks }: Scene, i: number): number {
  if (i === chosen) return Infinity
  return i === hovered ? 1e9 : (marks[i]?.place.events ?? 0)
}

function countryNames(pen: CanvasRenderingContext2D, { world, projection, room }: Scene, named: ReadonlySet<string>, colours: Palette): Wish[] {
  pen.font = `italic ${COUNTRY}px ${colours.font}`
  const wishes: Wish[] = []
  for (const { properties } of world?.land.features ?? []) {
    if (named.has(properties.name)) continue
    const point = projection(properties.at)
    if (!point || point[0] < 0 || point[1] < 0 || point[0] > room.width || point[1] > room.height) continue
    const width = pen.measureText(properties.name).width
    const space = (properties.wide * Math.PI * projection.scale()) / 180
    if (width < space) wishes.push({ text: properties.name, x: point[0], y: point[1], away: 0, width, height: COUNTRY + 1 })
  }
  return wishes.sort((a, b) => b.width - a.width)
}
