// The lines between parties: from rim to rim, bent to the right so that both directions can be told apart, with a head.
import type { PartyEdge, Quad } from '../../api/shapes.ts'
import { mostOf } from '../charts/quads.ts'
import type { Placed } from './layout.ts'

export interface Arrow {
  edge: PartyEdge
  quad: Quad | null // the class with most events
  width: number
  line: string // SVG path
  head: string
}

const THIN = 1.1
const THICK = 8

export function arrowsOf(edges: readonly PartyEdge[], placed: readonly Placed[]): Arrow[] {
  const at = new Map(placed.map((one) => [one.node.id, one]))
  const most = Math.max(1, ...edges.map(({ events }) => events))
  return edges
    .flatMap((edge): Arrow[] => {
      const from = at.get(edge.from)
      const to = at.get(edge.to)
      if (!from || !to) return []
      const width = THIN + (THICK - THIN) * Math.sqrt((edge.events - 1) / Math.max(1, most - 1))
      const drawn = from === to ? loop(from, width) : bent(from, to, width)
      return [{ edge, quad: mostOf(edge.by_quad), width, ...drawn }]
    })
    .sort((a, b) => b.edge.events - a.edge.events)
}

function bent(from: Placed, to: Placed, width: number): { line: string; head: string } {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const far = Math.hypot(dx, dy) || 1
  const bend = Math.min(0.18 * far, 34)
  const middle = { x: (from.x + to.x) / 2 - (dy / far) * bend, y: (from.y + to.y) / 2 + (dx / far) * bend }
  const start = towards(from, middle, from.radius + 1)
  const size = headSize(width)
  const tip = towards(to, middle, to.radius + 2)
  const end = towards(to, middle, to.radius + 2 + size * 0.9)
  return { line: `M${p(start)}Q${p(middle)} ${p(end)}`, head: head(tip, middle, size) }
}

/** What a party does to itself (parts of it to one another): a loop above it. */
function loop({ x, y, radius }: Placed, width: number): { line: string; head: string } {
  const size = headSize(width)
  const r = radius + 8
  const start = { x: x - radius * 0.5, y: y - radius * 0.9 }
  const tip = { x: x + radius * 0.5, y: y - radius * 0.9 - 1 }
  const far = { x: tip.x + size * 0.5, y: tip.y - size }
  return { line: `M${p(start)}C${p({ x: x - r, y: y - radius - r })} ${p({ x: x + r, y: y - radius - r })} ${p(far)}`, head: head(tip, far, size) }
}

function headSize(width: number): number {
  return 5 + width * 1.1
}

interface Point {
  x: number
  y: number
}

function towards(from: Point, to: Point, by: number): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: from.x + ((to.x - from.x) / far) * by, y: from.y + ((to.y - from.y) / far) * by }
}

/** A triangle whose tip is at `tip` and whose foot lies towards `back`. */
function head(tip: Point, back: Point, size: number): string {
  const foot = towards(tip, back, size)
  const [ux, uy] = [(foot.x - tip.x) / size, (foot.y - tip.y) / size]
  const half = size * 0.48
  return `M${p(tip)}L${p({ x: foot.x - uy * half, y: foot.y + ux * half })}L${p({ x: foot.x + uy * half, y: foot.y - ux * half })}z`
}

function p({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
