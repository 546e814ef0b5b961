// Days as whole numbers (days since 1 January 1970), and steps of the calendar on them. Weeks begin on Monday.
import type { Step } from '../../api/shapes.ts'

const A_DAY = 86_400_000

/** Number of a day "YYYY-MM-DD"; NaN when it is none. */
export function toNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / A_DAY)
}

/** The day with a number, as "YYYY-MM-DD". */
export function toDay(at: number): string {
  return new Date(at * A_DAY).toISOString().slice(0, 10)
}

export function yearOf(at: number): number {
  return new Date(at * A_DAY).getUTCFullYear()
}

export function monthOf(at: number): number {
  return new Date(at * A_DAY).getUTCMonth()
}

export function dayOfMonth(at: number): number {
  return new Date(at * A_DAY).getUTCDate()
}

/** First day of a month; months beyond December run on into the next years. */
export function monthStart(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 1) // Date.UTC would take years below 100 for those of the 20th century
  return Math.round(date.getTime() / A_DAY)
}

/** The first day of the step that a day lies in. */
export function startOf(step: Step, at: number): number {
  if (step === 'day') return at
  if (step === 'week') return at - ((((at + 3) % 7) + 7) % 7)
  return step === 'month' ? monthStart(yearOf(at), monthOf(at)) : monthStart(yearOf(at), 0)
}

/** The first day of the step after (or `by` steps after) the one that a day lies in. */
export function after(step: Step, at: number, by = 1): number {
  const start = startOf(step, at)
  if (step === 'day') return start + by
  if (step === 'week') return start + 7 * by
  if (step === 'month') return monthStart(yearOf(start), monthOf(start) + by)
  return monthStart(yearOf(start) + by, 0)
}

/** The same day `months` later, or the last one of that month. */
export function addMonths(at: number, months: number): number {
  const first = monthStart(yearOf(at), monthOf(at) + months)
  const next = monthStart(yearOf(first), monthOf(first) + 1)
  return Math.min(first + dayOfMonth(at) - 1, next - 1)
}
