// What the filters are called, and what to say of them.
import type { DayFilter, ListFilter } from './asked.ts'

export const FILTER_NAMES: Record<ListFilter | DayFilter, string> = {
  since: 'Since',
  until: 'Until',
  place: 'Place',
  party: 'Party',
  type: 'Type',
  status: 'Status',
  source: 'Source',
  publisher: 'Publisher',
  words: 'Words',
}

export const HINTS: Partial<Record<ListFilter, string>> = {
  place: 'Part of a name, or a country code of three capitals (SDN)',
  party: 'Part of a name, or a country code of three capitals (AZE)',
  source: 'Who said it inside the report: part of a name',
  publisher: 'Whose report it is: part of a name',
}
