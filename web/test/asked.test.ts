import { describe, expect, test } from 'vitest'
import { count, isDay, isEmpty, NOTHING, parse, toMore, toQuery, withoutValue, withValue } from '../src/filters/asked.ts'
import { wordsOf } from '../src/filters/words.ts'
import { address, read } from '../src/shell/location.ts'

describe('filters', () => {
  test('a query becomes filters and the same query again', () => {
    const query = 'since=2024-03-01&until=2024-03-31&place=SDN&place=Khartoum&type=ASSAULT&words=car+bomb'
    const asked = parse(query)
    expect(asked.place).toEqual(['SDN', 'Khartoum'])
    expect(asked.words).toEqual(['car bomb'])
    expect(toQuery(asked)).toBe(query)
    expect(count(asked)).toBe(6)
  })

  test('one selection has one address, in whatever order it was asked for', () => {
    expect(toQuery(parse('words=b&since=2024-01-01&party=AZE'))).toBe(toQuery(parse('party=AZE&words=b&since=2024-01-01')))
  })

  test('a value that is given twice, empty or no day is ignored', () => {
    expect(toQuery(parse('place=A&place=A&place=&since=2024-02-30&until=yesterday'))).toBe('place=A')
    expect(isEmpty(parse('since=2024-13-01'))).toBe(true)
  })

  test('signs that mean something in an address come back', () => {
    const asked = withValue(NOTHING, 'source', 'A & B = "C" + 100% é')
    expect(parse(toQuery(asked)).source).toEqual(['A & B = "C" + 100% é'])
  })

  test('values are added once and taken away, and the one before stays as it was', () => {
    const one = withValue(NOTHING, 'type', 'AID')
    expect(withValue(one, 'type', ' AID ').type).toEqual(['AID'])
    expect(withValue(one, 'type', '  ')).toBe(one)
    expect(withoutValue(one, 'type', 'AID').type).toEqual([])
    expect(one.type).toEqual(['AID'])
    expect(NOTHING.type).toEqual([])
  })

  test('what is no filter is a setting of the view', () => {
    expect(toMore('type=AID&order=oldest&mention=3f')).toEqual({ order: 'oldest', mention: '3f' })
  })

  test('days exist', () => {
    expect(isDay('2024-02-29')).toBe(true)
    expect(isDay('2023-02-29')).toBe(false)
    expect(isDay('24-02-29')).toBe(false)
  })
})

describe('words', () => {
  test('stand alone, or together in quotation marks', () => {
    expect(wordsOf(' bomb  "car bomb" “air strike” x')).toEqual(['bomb', 'car bomb', 'air strike', 'x'])
    expect(wordsOf('  ')).toEqual([])
    expect(wordsOf('"half')).toEqual(['half'])
  })
})

describe('addresses', () => {
  test('lead to views, their things and their settings', () => {
    expect(read('/', '').view).toBe('events')
    expect(read('/map', '?type=AID')).toMatchObject({ view: 'map', id: null, asked: { type: ['AID'] } })
    expect(read('/events/4ca1', '?field=date')).toMatchObject({ view: 'events', id: '4ca1', more: { field: 'date' } })
  })

  test('that mean nothing lead to no view', () => {
    expect(read('/nothing', '').view).toBeNull()
    expect(read('/map/12', '').view).toBeNull()
    expect(read('/events/1/2', '').view).toBeNull()
    expect(read('/events/%zz', '').id).toBe('%zz')
  })

  test('are made of the same parts', () => {
    expect(address('reports', parse('place=SDN'), 'a/b', { mention: 'm', field: '' })).toBe('/reports/a%2Fb?place=SDN&mention=m')
  })
})
