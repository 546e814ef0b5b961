// What a person asked for: the filters, which are the same in the address of a page and in the API.
// Takes a query string; gives `Asked`; and back again, always in the same order, so that one selection has one address.

/** Filters: several values of one are any of them, different filters must all hold (words: all of them). */
export interface Asked {
  since: string
  until: string
  place: string[]
  party: string[]
  type: string[]
  status: string[]
  source: string[]
  publisher: string[]
  words: string[]
}

export type DayFilter = 'since' | 'until'
export type ListFilter = Exclude<keyof Asked, DayFilter>

export const DAY_FILTERS: readonly DayFilter[] = ['since', 'until']
export const LIST_FILTERS: readonly ListFilter[] = ['place', 'party', 'type', 'status', 'source', 'publisher', 'words']

export const NOTHING: Asked = Object.freeze({
  since: '', until: '', place: [], party: [], type: [], status: [], source: [], publisher: [], words: [],
})

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The filters of a query string. What is no filter is left out; a day that is no day is ignored. */
export function parse(query: string | URLSearchParams): Asked {
  const given = typeof query === 'string' ? new URLSearchParams(query) : query
  const asked: Asked = { ...NOTHING }
  for (const name of DAY_FILTERS) {
    const day = given.get(name)?.trim() ?? ''
    asked[name] = isDay(day) ? day : ''
  }
  for (const name of LIST_FILTERS) {
    asked[name] = unique(given.getAll(name).map((value) => value.trim()).filter(Boolean))
  }
  return asked
}

/** The query string of filters, without a question mark; empty when nothing was asked for. */
export function toQuery(asked: Asked, more: Record<string, string | undefined> = {}): string {
  const out = new URLSearchParams()
  for (const name of DAY_FILTERS) if (asked[name]) out.append(name, asked[name])
  for (const name of LIST_FILTERS) for (const value of asked[name]) out.append(name, value)
  for (const [name, value] of Object.entries(more)) if (value) out.append(name, value)
  return out.toString()
}

/** What of a query string is not a filter: how a view is set (sort order, steps of the timeline, …). */
export function toMore(query: string | URLSearchParams): Record<string, string> {
  const given = typeof query === 'string' ? new URLSearchParams(query) : query
  const more: Record<string, string> = {}
  for (const [name, value] of given) if (!(name in NOTHING)) more[name] = value
  return more
}

export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export function isEmpty(asked: Asked): boolean {
  return toQuery(asked) === ''
}

/** How many values are set. */
export function count(asked: Asked): number {
  return DAY_FILTERS.filter((name) => asked[name]).length + LIST_FILTERS.reduce((n, name) => n + asked[name].length, 0)
}

export function withValue(asked: Asked, name: ListFilter, value: string): Asked {
  const wanted = value.trim()
  return wanted ? { ...asked, [name]: unique([...asked[name], wanted]) } : asked
}

export function withoutValue(asked: Asked, name: ListFilter, value: string): Asked {
  return { ...asked, [name]: asked[name].filter((other) => other !== value) }
}

export function withDays(asked: Asked, since: string, until: string): Asked {
  return { ...asked, since, until }
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}

export { navigate } from '../shell/location.ts'
