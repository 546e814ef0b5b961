import { describe, expect, test } from 'vitest'
import type { Bin } from '../src/api/shapes.ts'
import { boxesOf, columnsOf, dotsOf, geometryOf, pathsOf } from '../src/views/timeline/bars.ts'
import { addMonths, after, startOf, toDay, toNumber } from '../src/views/timeline/calendar.ts'
import { lay } from '../src/views/timeline/lanes.ts'
import { asked, endingWith, mainPeriod, shifted, toFilters } from '../src/views/timeline/period.ts'
import { fromX, roundUp, timeTicks, toX } from '../src/views/timeline/scale.ts'

const period = (first: string, last: string) => ({ first: toNumber(first), last: toNumber(last) })
const bin = (start: string, end: string, by_type: Record<string, number>): Bin => ({
  start, end, by_type, events: Object.values(by_type).reduce((a, b) => a + b, 0),
})

describe('calendar', () => {
  test('days go there and back, before 1970 and in leap years too', () => {
    for (const day of ['1867-01-01', '1969-12-31', '1970-01-01', '2024-02-29', '2100-03-01']) expect(toDay(toNumber(day))).toBe(day)
  })

  test.each([
    ['week', '2024-03-03', '2024-02-26', '2024-03-04'], // a Sunday belongs to the week of the Monday before
    ['week', '1969-12-31', '1969-12-29', '1970-01-05'],
    ['month', '2024-02-29', '2024-02-01', '2024-03-01'],
    ['month', '2023-12-15', '2023-12-01', '2024-01-01'],
    ['year', '2024-07-01', '2024-01-01', '2025-01-01'],
    ['day', '2024-07-01', '2024-07-01', '2024-07-02'],
  ] as const)('a %s with %s begins on %s, the next one on %s', (step, day, start, next) => {
    expect(toDay(startOf(step, toNumber(day)))).toBe(start)
    expect(toDay(after(step, toNumber(day)))).toBe(next)
  })

  test('a month later than the 31st is the last day of a shorter month', () => {
    expect(toDay(addMonths(toNumber('2024-01-31'), 1))).toBe('2024-02-29')
    expect(toDay(addMonths(toNumber('2024-03-31'), -13))).toBe('2023-02-28')
  })
})

describe('scale', () => {
  const march = period('2024-03-01', '2024-03-31')

  test('a pixel of a day leads back to the day', () => {
    for (let day = march.first; day <= march.last; day += 1) expect(fromX(toX(day, march, 620) + 1, march, 620)).toBe(day)
    expect(fromX(-50, march, 620)).toBe(march.first)
    expect(fromX(9999, march, 620)).toBe(march.last)
  })

  test.each([
    ['2024-03-01', '2024-03-07'],
    ['2024-01-01', '2024-12-31'],
    ['2011-03-01', '2024-12-31'],
    ['1867-01-01', '2024-12-31'],
  ])('ticks from %s to %s lie in the period and do not crowd', (first, last) => {
    const view = period(first, last)
    const ticks = timeTicks(view, 800)
    expect(ticks.length).toBeGreaterThan(1)
    ticks.forEach((tick, i) => {
      expect(tick.at).toBeGreaterThanOrEqual(view.first)
      expect(tick.at).toBeLessThanOrEqual(view.last)
      const before = ticks[i - 1]
      if (before) expect(toX(tick.at, view, 800) - toX(before.at, view, 800)).toBeGreaterThan(35)
    })
  })

  test('round numbers', () => {
    expect([0.2, 1, 1.1, 3, 7, 12, 60].map(roundUp)).toEqual([1, 1, 2, 5, 10, 20, 100])
  })
})

describe('bars', () => {
  const view = period('2024-03-01', '2024-03-10')
  const bins = [bin('2024-03-02', '2024-03-02', { ASSAULT: 2, ACCUSE: 1, AID: 1 }), bin('2024-02-01', '2024-02-01', { AID: 9 })]
  const columns = columnsOf(bins, view)

  test('conflict goes up, cooperation down, and nothing outside of the view is drawn', () => {
    expect(columns).toHaveLength(1)
    expect(columns[0]).toMatchObject({ up: 3, down: 1 })
    expect(columns[0]?.bars).toEqual([
      { quad: 'material conflict', from: 0, to: 2 },
      { quad: 'verbal conflict', from: 2, to: 3 },
      { quad: 'material cooperation', from: -0, to: -1 },
    ])
  })

  test('few events on single days are dots, one for each', () => {
    const geometry = geometryOf(columns, view, 600, 280, 10, 22)
    expect(geometry.isDots).toBe(true)
    const dots = dotsOf(columns, view, 600, geometry.zero, geometry.perEvent)
    expect(dots).toHaveLength(4)
    expect(dots.filter(({ y }) => y < geometry.zero)).toHaveLength(3)
  })

  test('many events are bars that stay within the drawing', () => {
    const many = columnsOf([bin('2024-03-02', '2024-03-02', { ASSAULT: 200, AGREE: 30 })], view)
    const geometry = geometryOf(many, view, 600, 280, 10, 22)
    expect(geometry.isDots).toBe(false)
    const boxes = boxesOf(many, view, 600, geometry.zero, geometry.perEvent)
    for (const { y, height } of boxes) {
      expect(y).toBeGreaterThanOrEqual(9)
      expect(y + height).toBeLessThanOrEqual(280 - 21)
    }
    expect([...pathsOf(boxes).keys()]).toEqual(['material conflict', 'verbal cooperation'])
  })

  test('nothing to draw is no error', () => {
    expect(geometryOf([], view, 600, 280, 10, 22).perEvent).toBeGreaterThan(0)
  })
})

describe('intervals', () => {
  const view = period('2024-01-01', '2024-12-31')
  const span = (id: string, earliest: string, latest: string) => ({ id, type: 'ASSAULT', earliest, latest, independent: 1, headline: id })

  test('none covers another, days are left out, and what leaves the view says so', () => {
    const { laid, lanes } = lay(
      [span('a', '2023-06-01', '2024-03-01'), span('b', '2024-02-01', '2024-04-01'), span('c', '2024-05-01', '2025-05-01'), span('d', '2024-05-05', '2024-05-05')],
      view,
      10,
    )
    expect(laid.map(({ span: { id }, lane }) => [id, lane])).toEqual([['a', 0], ['b', 1], ['c', 0]])
    expect(lanes).toBe(2)
    expect(laid.map(({ isCutLeft, isCutRight }) => [isCutLeft, isCutRight])).toEqual([[true, false], [false, false], [false, true]])
  })

  test('the first ones given find room, and the others are counted', () => {
    const spans = ['a', 'b', 'c'].map((id) => span(id, '2024-02-01', '2024-04-01'))
    const { laid, left } = lay(spans, view, 2)
    expect(laid.map(({ span: { id } }) => id)).toEqual(['a', 'b'])
    expect(left).toBe(1)
  })

  test('words stand where there is room', () => {
    const words = (earliest: string, latest: string) => lay([span('a', earliest, latest)], view, 5, 0.01, 0.2).laid[0]?.words
    expect(words('2024-01-02', '2024-08-01')).toBe('in')
    expect(words('2024-01-02', '2024-01-05')).toBe('after')
    expect(words('2024-12-20', '2024-12-31')).toBe('before')
  })
})

describe('periods', () => {
  const all = period('2020-01-01', '2024-12-31')

  test('a period ends with the view, and moves within what there is', () => {
    const month = endingWith(all, { name: 'Month', months: 1 })
    expect([toDay(month.first), toDay(month.last)]).toEqual(['2024-12-01', '2024-12-31'])
    const before = shifted(month, -1, all)
    expect(toDay(before.last)).toBe('2024-11-30')
    expect(shifted(all, -1, all)).toEqual(all)
    expect(shifted(month, 1, all)).toEqual(month)
  })

  test('the whole is no filter; a part is', () => {
    expect(toFilters(all, all)).toEqual({ since: '', until: '' })
    expect(toFilters(period('2024-01-01', '2024-01-31'), all)).toEqual({ since: '2024-01-01', until: '2024-01-31' })
    expect(asked('', '2022-01-01', all)).toEqual(period('2020-01-01', '2022-01-01'))
  })

  test('a few old events do not press the others together', () => {
    const old = bin('1867-01-01', '1867-12-31', { ASSAULT: 1 })
    const recent = Array.from({ length: 10 }, (_, i) => bin(`${2010 + i}-01-01`, `${2010 + i}-12-31`, { ASSAULT: 10 }))
    expect(mainPeriod([old, ...recent], period('1867-01-01', '2019-12-31'))).toEqual(period('2010-01-01', '2019-12-31'))
    expect(mainPeriod(recent, period('2010-01-01', '2019-12-31'))).toBeNull()
    expect(mainPeriod([], all)).toBeNull()
  })
})
