// The bars of the timeline. Takes bins with counts by type; gives rectangles, conflict above the line and cooperation
// below it, deeds next to the line and words beyond them; or dots, one for each event, where there is room for that.
import type { Bin, Quad } from '../../api/shapes.ts'
import { sumQuads } from '../charts/quads.ts'
import { toNumber } from './calendar.ts'
import { type Extent, roundUp, toX } from './scale.ts'

export interface Bar {
  quad: Quad
  from: number // events below it
  to: number // events below it and in it; negative below the line
}

export interface Column {
  bin: Bin
  first: number // day
  last: number
  up: number // conflict
  down: number // cooperation
  bars: Bar[]
}

const UP: readonly Quad[] = ['material conflict', 'verbal conflict']
const DOWN: readonly Quad[] = ['material cooperation', 'verbal cooperation']

/** Columns of the bins that have events and are in view, in the order of their days. */
export function columnsOf(bins: readonly Bin[], view: Extent): Column[] {
  return bins
    .map((bin) => columnOf(bin))
    .filter((column) => column.bin.events > 0 && column.last >= view.first && column.first <= view.last)
    .sort((a, b) => a.first - b.first)
}

function columnOf(bin: Bin): Column {
  const sums = sumQuads(bin.by_type)
  const bars: Bar[] = []
  const stack = (quads: readonly Quad[], sign: 1 | -1): number => {
    let height = 0
    for (const quad of quads) {
      if (sums[quad] === 0) continue
      bars.push({ quad, from: sign * height, to: sign * (height + sums[quad]) })
      height += sums[quad]
    }
    return height
  }
  return { bin, first: toNumber(bin.start), last: toNumber(bin.end), up: stack(UP, 1), down: stack(DOWN, -1), bars }
}

export interface Heights {
  up: number // most events above the line
  down: number
}

export function heightsOf(columns: readonly Column[]): Heights {
  return { up: Math.max(0, ...columns.map((column) => column.up)), down: Math.max(0, ...columns.map((column) => column.down)) }
}

export interface Geometry {
  height: number // of the whole drawing
  zero: number // where the line between conflict and cooperation lies
  perEvent: number // pixels
  step: number // events between two lines of the grid
  up: number // events that the part above has room for
  down: number
  isDots: boolean // each event is a dot of its own
}

const DOT = 14 // pixels a dot takes at most
const LEAST_DOT = 6

/** How the columns are drawn into a room: as dots where days are wide enough and few events fall on one, else as bars. */
export function geometryOf(columns: readonly Column[], view: Extent, width: number, height: number, top: number, foot: number): Geometry {
  const { up, down } = heightsOf(columns)
  const room = height - top - foot
  const isDays = columns.every((column) => column.first === column.last)
  const dot = Math.min(DOT, room / Math.max(1, up + down), width / (view.last - view.first + 1))
  if (columns.length > 0 && isDays && dot >= LEAST_DOT) {
    const perEvent = Math.min(DOT, room / Math.max(1, up + down))
    return { height: top + foot + perEvent * (up + down), zero: top + up * perEvent, perEvent, step: roundUp(Math.max(up, down) / 3), up, down, isDots: true }
  }
  const step = roundUp(Math.max(up, down) / 3)
  const most = { up: Math.ceil(up / step) * step, down: Math.ceil(down / step) * step }
  const perEvent = room / Math.max(1, most.up + most.down)
  return { height, zero: top + most.up * perEvent, perEvent, step, up: most.up, down: most.down, isDots: false }
}

export interface Box {
  quad: Quad
  x: number
  y: number
  width: number
  height: number
}

/** Rectangles in pixels; `zero` is the line's height and `perEvent` how high an event is. */
export function boxesOf(columns: readonly Column[], view: Extent, width: number, zero: number, perEvent: number): Box[] {
  return columns.flatMap((column) => {
    const left = toX(Math.max(column.first, view.first), view, width)
    const right = toX(Math.min(column.last, view.last) + 1, view, width)
    const gap = right - left > 4 ? 1 : 0
    return column.bars.map(({ quad, from, to }) => {
      const top = zero - Math.max(from, to) * perEvent
      const bottom = zero - Math.min(from, to) * perEvent
      return { quad, x: left + gap / 2, y: top, width: Math.max(1, right - left - gap), height: Math.max(0.75, bottom - top - (bottom - top > 3 ? 0.5 : 0)) }
    })
  })
}

/** One SVG path for the boxes of each quad class. */
export function pathsOf(boxes: readonly Box[]): Map<Quad, string> {
  const paths = new Map<Quad, string>()
  for (const { quad, x, y, width, height } of boxes) {
    paths.set(quad, `${paths.get(quad) ?? ''}M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`)
  }
  return paths
}

export interface Dot {
  quad: Quad
  x: number
  y: number
}

export function dotsOf(columns: readonly Column[], view: Extent, width: number, zero: number, perEvent: number): Dot[] {
  return columns.flatMap((column) => {
    const x = (toX(column.first, view, width) + toX(column.last + 1, view, width)) / 2
    return column.bars.flatMap(({ quad, from, to }) => {
      const sign = to > 0 ? 1 : -1
      return Array.from({ length: Math.abs(to - from) }, (_, i) => ({ quad, x, y: zero - sign * (Math.abs(from) + i + 0.5) * perEvent }))
    })
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
