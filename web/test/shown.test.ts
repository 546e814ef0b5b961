import { describe, expect, test } from 'vitest'
import { day, days, moment } from '../src/parts/days.ts'
import { counted, range } from '../src/parts/numbers.ts'
import { quadOf, TYPES } from '../src/parts/types.ts'
import { lettersOf } from '../src/views/event/letters.ts'
import { grouped } from '../src/views/labels/grouped.ts'

describe('days', () => {
  test.each([
    ['2023-09-21', '2023-09-21', '21 Sep 2023'],
    ['2023-09-19', '2023-09-21', '19–21 Sep 2023'],
    ['2023-09-30', '2023-10-02', '30 Sep – 2 Oct 2023'],
    ['2022-12-30', '2023-01-02', '30 Dec 2022 – 2 Jan 2023'],
    ['2023-09-01', '2023-09-30', 'Sep 2023'],
    ['2024-02-01', '2024-02-29', 'Feb 2024'],
    ['2023-01-01', '2023-12-31', '2023'],
    ['2014-01-01', '2023-12-31', '2014–2023'],
    ['2023-03-01', '2023-05-31', 'Mar–May 2023'],
    ['2023-09-21', null, 'since 21 Sep 2023'],
    [null, '2023-09-21', 'until 21 Sep 2023'],
    [null, null, 'day not known'],
  ])('%s to %s is %s', (earliest, latest, shown) => {
    expect(days(earliest, latest)).toBe(shown)
  })

  test('what is no day is not shown as one', () => {
    expect(day('soon')).toBe('day not known')
    expect(moment('2023-09-21T08:15:00Z')).toBe('21 Sep 2023, 08:15 UTC')
  })
})

test('figures keep what is open and what is not exact', () => {
  expect(range(6001, null)).toBe('at least 6,001')
  expect(range(null, 5)).toBe('up to 5')
  expect(range(2, 5)).toBe('2–5')
  expect(range(2000, 2000, true)).toBe('about 2,000')
  expect(counted(1, 'copy', 'copies')).toBe('1 copy')
})

test('every type has a quad class', () => {
  expect(TYPES).toHaveLength(16)
  for (const type of TYPES) expect(quadOf(type)).not.toBeNull()
  expect(quadOf('OTHER')).toBeNull()
})

test('equal values have the same letter, and the value of most accounts is A', () => {
  const account = (...values: string[]) => ({ values: { place: values.map((value) => ({ value, mention: 'm', published: null })) } })
  const letters = lettersOf([account('Lachin'), account('Shusha', 'Goris'), account('Shusha')], 'place')
  expect(letters.get('Shusha')).toBe('A')
  expect(new Set(letters.values()).size).toBe(3)
})

test('loaded words come by whom they are of, unknown last', () => {
  const item = (word: string, of: string, count: number) => ({ word, of, count, publisher: 'P', speaker: '', reports: [] })
  expect(grouped([item('a', '', 9), item('b', 'SYR', 1), item('c', 'SYR', 3)], 'of').map((group) => [group.name, group.rows.map((row) => row.word)])).toEqual([
    ['SYR', ['c', 'b']],
    ['', ['a']],
  ])
})
