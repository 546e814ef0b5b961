// Periods: what the buttons and the brush set, and what is shown first. Takes and gives extents in days.
import type { Bin } from '../../api/shapes.ts'
import { addMonths, toDay, toNumber } from './calendar.ts'
import type { Extent } from './scale.ts'

export interface Period {
  name: string
  months: number // 0: a week
}

export const PERIODS: readonly Period[] = [
  { name: '10 years', months: 120 },
  { name: 'Year', months: 12 },
  { name: 'Quarter', months: 3 },
  { name: 'Month', months: 1 },
  { name: 'Week', months: 0 },
]

/** A period that ends with the last day in view. */
export function endingWith(view: Extent, { months }: Period): Extent {
  const first = months === 0 ? view.last - 6 : addMonths(view.last + 1, -months)
  return { first, last: view.last }
}

/** The period of the same length before (-1) or after (+1), kept within what there is. */
export function shifted(view: Extent, by: number, all: Extent): Extent {
  const days = view.last - view.first + 1
  const first = Math.round(Math.min(Math.max(view.first + by * days, all.first), Math.max(all.first, all.last - days + 1)))
  return { first, last: Math.min(first + days - 1, Math.max(all.last, view.last)) }
}

/** Whether a period is (about) as long as a button says. */
export function isLong(view: Extent, period: Period): boolean {
  const first = endingWith(view, period).first
  return Math.abs(first - view.first) <= 1
}

/** Two days in any order as an extent. */
export function between(a: number, b: number): Extent {
  return { first: Math.min(a, b), last: Math.max(a, b) }
}

/** The period that the filters ask for, with the ends of `all` where they ask for none. */
export function asked(since: string, until: string, all: Extent): Extent {
  const first = since ? toNumber(since) : all.first
  const last = until ? toNumber(until) : all.last
  return first <= last ? { first, last } : { first: last, last: first }
}

/** What the filters have to say for a period; empty when it holds everything. */
export function toFilters(period: Extent, all: Extent): { since: string; until: string } {
  if (period.first <= all.first && period.last >= all.last) return { since: '', until: '' }
  return { since: toDay(period.first), until: toDay(period.last) }
}

const FEW = 0.05 // share of events that may lie before the period shown first
const WORTH = 0.6 // and how much shorter it must be for that

/** The days that nearly all events lie in, when a few old ones would press the others together; else null. */
export function mainPeriod(bins: readonly Bin[], all: Extent): Extent | null {
  const dated = bins.filter((bin) => bin.events > 0).sort((a, b) => toNumber(a.start) - toNumber(b.start))
  const total = dated.reduce((sum, bin) => sum + bin.events, 0)
  let before = 0
  for (const bin of dated) {
    if (before + bin.events > total * FEW) {
      const first = toNumber(bin.start)
      return before > 0 && all.last - first < (all.last - all.first) * WORTH ? { first, last: all.last } : null
    }
    before += bin.events
  }
  return null
}
