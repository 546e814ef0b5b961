// Numbers and words that go with them, as people read them.
const FORM = new Intl.NumberFormat('en-GB')

/** 12,345 */
export function number(value: number): string {
  return FORM.format(value)
}

/** "1 report", "3 reports" */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** "2–5", "at least 6,001", "12": a figure as it was given. */
export function range(low: number | null, high: number | null, isAbout = false): string {
  const about = isAbout ? 'about ' : ''
  if (low === null && high === null) return 'not known'
  if (high === null) return `at least ${number(low as number)}`
  if (low === null) return `up to ${number(high)}`
  return low === high ? about + number(low) : `${about}${number(low)}–${number(high)}`
}
