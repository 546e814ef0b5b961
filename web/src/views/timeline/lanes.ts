// Puts intervals into as few rows as possible so that none covers another. The ones told of most come first when not
// all find room; those that leave the view on a side say so.
import { toNumber } from './calendar.ts'
import type { Extent } from './scale.ts'

export interface Interval {
  id: string
  type: string
  earliest: string
  latest: string
  independent: number
  headline: string
}

export interface Laid<T> {
  span: T
  lane: number
  from: number // share of the width, 0 to 1
  to: number
  isCutLeft: boolean
  isCutRight: boolean
  words: 'in' | 'after' | 'before' // where its words find room
}

export interface Lanes<T> {
  laid: Laid<T>[]
  lanes: number
  left: number // intervals that found no room
}

/**
 * Lays out intervals longer than a day. `least` is the least share of the width that a bar takes, so that it can be
 * hit; `reserve` is the share that it keeps free for its words.
 */
export function lay<T extends Interval>(spans: readonly T[], view: Extent, most: number, least = 0, reserve = 0): Lanes<T> {
  const days = view.last - view.first + 1
  const placed = spans
    .filter((span) => span.earliest !== span.latest)
    .map((span) => ({ span, first: toNumber(span.earliest), last: toNumber(span.latest) }))
    .filter(({ first, last }) => last >= view.first && first <= view.last)
    .map(({ span, first, last }) => {
      const from = Math.min(Math.max(0, (first - view.first) / days), 1 - least)
      const to = Math.max(Math.min(1, (last + 1 - view.first) / days), from + least)
      return { span, from, to, isCutLeft: first < view.first, isCutRight: last > view.last, words: wordsAt(from, to, reserve) }
    })
  // The order given (most reported first) decides who finds room; the rows above are filled first.
  const taken: Room[][] = []
  const laid: Laid<T>[] = []
  let left = 0
  for (const one of placed) {
    const room = roomOf(one, reserve)
    let lane = taken.findIndex((row) => row.every((other) => room.from >= other.to || room.to <= other.from))
    if (lane < 0 && taken.length < most) lane = taken.push([]) - 1
    if (lane < 0) {
      left += 1
      continue
    }
    taken[lane]?.push(room)
    laid.push({ ...one, lane })
  }
  return { laid: laid.sort((a, b) => a.from - b.from || a.lane - b.lane), lanes: taken.length, left }
}

interface Room {
  from: number
  to: number
}

function wordsAt(from: number, to: number, reserve: number): Laid<unknown>['words'] {
  if (to - from >= reserve) return 'in'
  return to + reserve <= 1 ? 'after' : 'before'
}

/** The share of its row that a bar and its words take. */
function roomOf({ from, to, words }: { from: number; to: number; words: Laid<unknown>['words'] }, reserve: number): Room {
  if (words === 'after') return { from, to: to + reserve }
  return words === 'before' ? { from: Math.max(0, from - reserve), to } : { from, to }
}
