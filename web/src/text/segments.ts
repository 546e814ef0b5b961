// A text cut into pieces at the ends of marks, so that marks may overlap: each piece knows all the marks that cover it.
// Takes marks in code points; gives pieces that together are the text, in order.
import type { Ruler } from './offsets.ts'

export interface Mark<K> {
  start: number
  end: number
  what: K
}

export interface Piece<K> {
  start: number
  end: number
  text: string
  marks: Mark<K>[] // the widest first, so that elements nest
}

/** The pieces from `from` to `to`. Marks outside are left out; empty ones, too. */
export function pieces<K>(text: Ruler, marks: readonly Mark<K>[], from = 0, to = text.length): Piece<K>[] {
  const within = marks
    .filter((mark) => mark.start < mark.end && mark.start < to && mark.end > from)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = new Set([from, to])
  for (const mark of within) {
    cuts.add(Math.max(from, mark.start))
    cuts.add(Math.min(to, mark.end))
  }
  const ends = [...cuts].sort((a, b) => a - b)
  const found: Piece<K>[] = []
  let next = 0
  let open: Mark<K>[] = []
  for (let k = 0; k + 1 < ends.length; k++) {
    const start = ends[k] as number
    const end = ends[k + 1] as number
    open = open.filter((mark) => mark.end > start)
    for (let mark = within[next]; mark && mark.start <= start; mark = within[++next]) if (mark.end > start) open.push(mark)
    found.push({ start, end, text: text.slice(start, end), marks: [...open].sort((a, b) => b.end - b.start - (a.end - a.start)) })
  }
  return found
}

/** Where paragraphs begin and end: runs of text between empty lines. */
export function paragraphs(text: string, measured: Ruler): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const gap = /\s*\n\s*\n\s*/g
  let unit = 0
  const add = (from: number, to: number) => {
    if (text.slice(from, to).trim()) found.push({ start: measured.toPoints(from), end: measured.toPoints(to) })
  }
  for (const hole of text.matchAll(gap)) {
    add(unit, hole.index)
    unit = hole.index + hole[0].length
  }
  add(unit, text.length)
  return found
}
