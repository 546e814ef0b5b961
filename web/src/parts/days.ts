// Days and intervals as people read them: "21 Sep 2023", "19–21 Sep 2023", "Sep 2023", "2023". Takes YYYY-MM-DD.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Parts {
  year: number
  month: number
  day: number
}

export const NO_DAY = 'day not known'

export function day(text: string | null | undefined): string {
  const at = parts(text)
  return at ? `${at.day} ${MONTHS[at.month - 1]} ${at.year}` : NO_DAY
}

/** The shortest form that says the whole interval. */
export function days(earliest: string | null | undefined, latest: string | null | undefined): string {
  const from = parts(earliest)
  const to = parts(latest)
  if (!from && !to) return NO_DAY
  if (!from) return `until ${day(latest)}`
  if (!to) return `since ${day(earliest)}`
  if (earliest === latest) return day(earliest)
  const isFirst = from.day === 1
  const isLast = to.day === lastDay(to.year, to.month)
  if (isFirst && isLast) {
    if (from.month === 1 && to.month === 12) return from.year === to.year ? `${from.year}` : `${from.year}–${to.year}`
    if (from.year === to.year) return from.month === to.month ? `${MONTHS[from.month - 1]} ${from.year}` : `${MONTHS[from.month - 1]}–${MONTHS[to.month - 1]} ${from.year}`
    return `${MONTHS[from.month - 1]} ${from.year} – ${MONTHS[to.month - 1]} ${to.year}`
  }
  if (from.year !== to.year) return `${day(earliest)} – ${day(latest)}`
  if (from.month !== to.month) return `${from.day} ${MONTHS[from.month - 1]} – ${day(latest)}`
  return `${from.day}–${day(latest)}`
}

/** A time of the server (UTC) as day and minute. */
export function moment(text: string | null | undefined): string {
  if (!text) return 'time not known'
  const at = parts(text.slice(0, 10))
  return at ? `${day(text.slice(0, 10))}${text.length >= 16 ? `, ${text.slice(11, 16)} UTC` : ''}` : text
}

function parts(text: string | null | undefined): Parts | null {
  const found = /^(-?\d{4,})-(\d\d)-(\d\d)$/.exec(text ?? '')
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
