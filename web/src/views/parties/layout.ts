// Where the parties stand. Takes nodes and edges; gives places in a room, the same ones for the same input: the forces
// are worked out to their end before anything is drawn, so nothing moves.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import type { PartyEdge, PartyNode } from '../../api/shapes.ts'

export interface Placed {
  node: PartyNode
  x: number
  y: number
  radius: number
  label: string
}

export interface Room {
  width: number
  height: number
}

interface Body extends SimulationNodeDatum {
  id: string
  placed: Placed
  reach: number
}

const TICKS = 320
const LETTER = 6.4 // pixels, about
const LEAST = 5
const LARGEST = 22
const LONGEST = 20 // letters of a label

/** How many parties can be told apart in a room. */
export function roomFor({ width, height }: Room): number {
  return Math.max(12, Math.floor((width * height) / 5000))
}

/** Nodes that do something to another one, or have something done to them, and those that stand alone. */
export function split(nodes: readonly PartyNode[], edges: readonly PartyEdge[]): { tied: PartyNode[]; alone: PartyNode[] } {
  const ends = new Set(edges.filter(({ from, to }) => from !== to).flatMap(({ from, to }) => [from, to]))
  return { tied: nodes.filter(({ id }) => ends.has(id)), alone: nodes.filter(({ id }) => !ends.has(id)) }
}

export function layOut(nodes: readonly PartyNode[], edges: readonly PartyEdge[], { width, height }: Room): Placed[] {
  if (nodes.length === 0 || width <= 0 || height <= 0) return []
  const most = Math.max(1, ...nodes.map(({ events }) => events))
  const scale = Math.min(1, Math.sqrt((width * height) / (nodes.length * 9000))) // small rooms, small circles
  const bodies = nodes.map((node): Body => {
    const radius = LEAST + (LARGEST - LEAST) * Math.sqrt(node.events / most) * Math.max(0.45, scale)
    const label = shortened(labelOf(node))
    return { id: node.id, placed: { node, x: 0, y: 0, radius, label }, reach: Math.max(radius + 12, (label.length * LETTER) / 2 + 2) }
  })
  const ids = new Set(nodes.map(({ id }) => id))
  const strongest = Math.max(1, ...edges.map(({ events }) => events))
  const links = edges
    .filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to))
    .map(({ from, to, events }) => ({ source: from, target: to, weight: events / strongest }))
  const wide = width / height
  forceSimulation(bodies)
    .force('link', forceLink<Body, (typeof links)[number] & { source: string | Body; target: string | Body }>(links).id(({ id }) => id).distance(({ weight }) => 110 - 50 * Math.sqrt(weight)).strength(({ weight }) => 0.08 + 0.35 * Math.sqrt(weight)))
    .force('apart', forceManyBody<Body>().strength(({ placed }) => -120 - 14 * placed.radius).distanceMax(280))
    .force('touch', forceCollide<Body>(({ reach }) => reach).iterations(2))
    .force('x', forceX<Body>(0).strength(0.06 / Math.max(0.6, wide)))
    .force('y', forceY<Body>(0).strength(0.06 * Math.max(0.8, wide)))
    .stop()
    .tick(TICKS)
  return fitted(bodies, { width, height })
}

/** The whole drawing moved and scaled into the room, with space for labels at its sides. */
function fitted(bodies: readonly Body[], { width, height }: Room): Placed[] {
  const left = Math.min(...bodies.map(({ x = 0 }) => x))
  const right = Math.max(...bodies.map(({ x = 0 }) => x))
  const top = Math.min(...bodies.map(({ y = 0 }) => y))
  const bottom = Math.max(...bodies.map(({ y = 0 }) => y))
  const side = Math.min(70, width * 0.16)
  const end = 34
  const kx = Math.min(1.6, (width - 2 * side) / Math.max(1, right - left))
  const ky = Math.min(1.6, (height - 2 * end) / Math.max(1, bottom - top))
  return bodies.map(({ x = 0, y = 0, placed }) => ({
    ...placed,
    x: width / 2 + (x - (left + right) / 2) * kx,
    y: height / 2 + (y - (top + bottom) / 2) * ky,
  }))
}

/** What a party is called: its codes, else its name. */
export function labelOf(node: PartyNode): string {
  return node.id || node.name || 'not named'
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The next node in a direction, for the arrow keys: near, and more along the direction than beside it. */
export function neighbour(placed: readonly Placed[], from: string, direction: Direction): string | null {
  const start = placed.find(({ node }) => node.id === from)
  if (!start) return placed[0]?.node.id ?? null
  let best: { id: string; cost: number } | null = null
  for (const { node, x, y } of placed) {
    if (node.id === from) continue
    const [dx, dy] = [x - start.x, y - start.y]
    const along = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy
    const beside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (along <= 0) continue
    const cost = along + 2 * beside
    if (!best || cost < best.cost) best = { id: node.id, cost }
  }
  return best?.id ?? null
}
