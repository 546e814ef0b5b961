// From days and counts to pixels, and where to write days and counts on the axes.
import { after, dayOfMonth, monthOf, monthStart, startOf, yearOf } from './calendar.ts'

/** First and last day in view, both counted. */
export interface Extent {
  first: number
  last: number
}

export interface Tick {
  at: number // day
  text: string
  isMajor: boolean // the beginning of a larger step, written stronger
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Pixel at which a day begins. */
export function toX(at: number, { first, last }: Extent, width: number): number {
  return ((at - first) / (last - first + 1)) * width
}

/** The day under a pixel, kept within the extent. */
export function fromX(x: number, { first, last }: Extent, width: number): number {
  if (width <= 0) return first
  return Math.min(last, Math.max(first, first + Math.floor((x / width) * (last - first + 1))))
}

/** Ticks of a time axis, at least `gap` pixels apart. */
export function timeTicks(extent: Extent, width: number, gap = 64): Tick[] {
  const room = Math.max(1, Math.floor(width / gap))
  const days = extent.last - extent.first + 1
  const perTick = days / room
  if (perTick <= 7) return dayTicks(extent, perTick <= 1 ? 1 : perTick <= 2 ? 2 : 7)
  const months = [1, 3, 6].find((n) => perTick <= n * 30)
  if (perTick <= 14) return dayTicks(extent, 14)
  return months ? monthTicks(extent, months) : yearTicks(extent, perTick / 365.25)
}

function dayTicks(extent: Extent, step: number): Tick[] {
  const ticks: Tick[] = []
  const every = step >= 7 ? startOf('week', extent.first) : extent.first
  for (let at = every; at <= extent.last; at += step) {
    if (at < extent.first) continue
    const day = dayOfMonth(at)
    const isMajor = ticks.length === 0 || day <= step
    ticks.push({ at, isMajor, text: `${day} ${MONTHS[monthOf(at)]}${ticks.length === 0 || (monthOf(at) === 0 && day <= step) ? ` ${yearOf(at)}` : ''}` })
  }
  return ticks
}

function monthTicks(extent: Extent, step: number): Tick[] {
  const ticks: Tick[] = []
  for (let year = yearOf(extent.first); year <= yearOf(extent.last); year += 1) {
    for (let month = 0; month < 12; month += step) {
      const at = monthStart(year, month)
      if (at < extent.first || at > extent.last) continue
      ticks.push({ at, isMajor: month === 0, text: month === 0 || ticks.length === 0 ? `${month === 0 ? '' : `${MONTHS[month]} `}${year}` : `${MONTHS[month]}` })
    }
  }
  return ticks
}

function yearTicks(extent: Extent, perTick: number): Tick[] {
  const step = roundUp(perTick)
  const ticks: Tick[] = []
  const begin = Math.floor(yearOf(extent.first) / step) * step
  for (let year = begin; year <= yearOf(extent.last); year += step) {
    const at = monthStart(year, 0)
    if (at >= extent.first && at <= extent.last) ticks.push({ at, isMajor: year % (step * 5) === 0 || step === 1, text: String(year) })
  }
  return ticks
}

/** 1, 2, 5, 10, 20, 50, …: the next round number. */
export function roundUp(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const found = [1, 2, 5, 10].find((n) => n * power >= value - 1e-9) ?? 10
  return found * power
}

/** The extent made to whole steps, never empty. */
export function wholeSteps(extent: Extent, step: 'day' | 'week' | 'month' | 'year'): Extent {
  return { first: startOf(step, extent.first), last: after(step, extent.last) - 1 }
}
