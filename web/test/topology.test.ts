import { describe, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript of the build
import { decodeArcs, encodeArcs, labelPoint, pointsOf, renumber, runsOf, weigh } from '../shapes/topology.mjs'

describe('shapes', () => {
  test('arcs survive being written, within a step of the grid', () => {
    const arcs = [[[10, 20], [10.5, 20.25], [-170, -80]]]
    const [back] = decodeArcs(encodeArcs(arcs, 12_000))
    back.forEach(([lon, lat]: number[], i: number) => {
      expect(lon).toBeCloseTo(arcs[0]?.[i]?.[0] ?? NaN, 1)
      expect(lat).toBeCloseTo(arcs[0]?.[i]?.[1] ?? NaN, 1)
    })
  })

  test('a line is cut where a stretch begins and ends', () => {
    const runs = runsOf([[0, 0], [1, 0], [2, 0], [3, 0]], (a: number[], b: number[]) => (a[0] ?? 0) >= 1 && (b[0] ?? 0) <= 2)
    expect(runs).toEqual([{ from: 0, to: 1, holds: false }, { from: 1, to: 2, holds: true }, { from: 2, to: 3, holds: false }])
    expect(renumber([0, ~0], [[4, 5]])).toEqual([4, 5, ~5, ~4])
  })

  test('the corner weighs more than a point on a straight line, and ends always stay', () => {
    const [start, straight, corner, end] = weigh([[0, 0], [1, 0], [2, 0], [2, 2]])
    expect(straight).toBe(0)
    expect(corner).toBeGreaterThan(0)
    expect([start, end]).toEqual([Infinity, Infinity])
  })

  test('a ring over the date line runs on, and its name stands within it', () => {
    const points = pointsOf([0], [[[170, 60], [-170, 60], [-170, 70], [170, 70], [170, 60]]])
    expect(points).toEqual([[170, 60], [190, 60], [190, 70], [170, 70]])
    expect(labelPoint(points).at[0]).toBeCloseTo(180)
  })
})
