import { describe, expect, test } from 'vitest'
import type { PartyEdge, PartyNode } from '../src/api/shapes.ts'
import { mostOf, sumQuads, typesInWords } from '../src/views/charts/quads.ts'
import { arrowsOf } from '../src/views/parties/arrows.ts'
import { chosen, isNear, toMore } from '../src/views/parties/choice.ts'
import { layOut, neighbour, roomFor, split } from '../src/views/parties/layout.ts'

const node = (id: string, events = 1): PartyNode => ({ id, country: id.slice(0, 3), sector: null, name: null, events })
const edge = (from: string, to: string, events = 1): PartyEdge => ({ from, to, events, by_type: { ASSAULT: events }, by_quad: { 'material conflict': events } })
const nodes = Array.from({ length: 24 }, (_, i) => node(`P${i}`, 24 - i))
const edges = nodes.slice(1).map(({ id }, i) => edge(id, `P${Math.floor(i / 2)}`, 1 + (i % 5)))
const room = { width: 800, height: 500 }

describe('layout', () => {
  test('the same parties stand at the same places, inside of the room and apart from each other', () => {
    const placed = layOut(nodes, edges, room)
    expect(layOut(nodes, edges, room)).toEqual(placed)
    placed.forEach((a, i) => {
      expect(a.x).toBeGreaterThanOrEqual(0)
      expect(a.x).toBeLessThanOrEqual(room.width)
      expect(a.y).toBeGreaterThanOrEqual(0)
      expect(a.y).toBeLessThanOrEqual(room.height)
      for (const b of placed.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(8)
    })
  })

  test('one party, or no room, is no error', () => {
    expect(layOut([node('A')], [], room)).toHaveLength(1)
    expect(layOut(nodes, edges, { width: 0, height: 0 })).toEqual([])
    expect(roomFor({ width: 0, height: 0 })).toBeGreaterThan(0)
  })

  test('a party that does something to itself alone has no counterpart', () => {
    const { tied, alone } = split([node('A'), node('B'), node('C')], [edge('A', 'B'), edge('C', 'C')])
    expect(tied.map(({ id }) => id)).toEqual(['A', 'B'])
    expect(alone.map(({ id }) => id)).toEqual(['C'])
  })

  test('arrow keys go to the next party in that direction', () => {
    const at = (id: string, x: number, y: number) => ({ node: node(id), x, y, radius: 5, label: id })
    const placed = [at('A', 0, 0), at('B', 50, 5), at('C', 90, 0), at('D', 0, 60)]
    expect(neighbour(placed, 'A', 'right')).toBe('B')
    expect(neighbour(placed, 'A', 'down')).toBe('D')
    expect(neighbour(placed, 'A', 'left')).toBeNull()
  })
})

describe('arrows', () => {
  test('both directions have lines of their own, wider with more events', () => {
    const arrows = arrowsOf([edge('P0', 'P1', 9), edge('P1', 'P0', 1), edge('P0', 'P0', 2), edge('P0', 'nobody')], layOut(nodes, edges, room))
    expect(arrows).toHaveLength(3)
    expect(new Set(arrows.map(({ line }) => line)).size).toBe(3)
    expect(arrows[0]?.width).toBeGreaterThan(arrows[2]?.width ?? Infinity)
    for (const { line, head } of arrows) expect(line + head).not.toMatch(/NaN|Infinity/)
  })
})

test('a choice is kept in the address', () => {
  const answer = { nodes, edges, more: 0 }
  const set = (choice: Parameters<typeof toMore>[0]) => Object.fromEntries(Object.entries(toMore(choice)).filter(([, value]) => value))
  const tie = { kind: 'tie', edge: edges[3] as PartyEdge } as const
  const party = { kind: 'party', node: nodes[2] as PartyNode } as const
  expect(chosen(answer, set(tie))).toEqual(tie)
  expect(chosen(answer, set(party))).toEqual(party)
  expect(chosen(answer, { from: 'P1', to: 'nobody' })).toEqual({ kind: 'none' })
  expect(chosen(null, set(party))).toEqual({ kind: 'none' })
})

test('what is near a choice', () => {
  expect(isNear({ kind: 'party', node: node('A') }, edge('B', 'A'))).toBe(true)
  expect(isNear({ kind: 'tie', edge: edge('A', 'B') }, edge('B', 'A'))).toBe(false)
})

test('types become quad classes', () => {
  expect(sumQuads({ ASSAULT: 2, COERCE: 1, AID: 4, UNKNOWN: 9 })).toMatchObject({ 'material conflict': 3, 'material cooperation': 4 })
  expect(mostOf({})).toBeNull()
  expect(mostOf({ 'verbal cooperation': 2, 'material conflict': 2 })).toBe('material conflict')
  expect(typesInWords({ AID: 1, ASSAULT: 3 }, 1)).toBe('ASSAULT 3 and 1 more type')
})
