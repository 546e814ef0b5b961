import { describe, expect, test } from 'vitest'
import type { MapPlace } from '../src/api/shapes.ts'
import { fitting, fromText, seen, toText } from '../src/views/map/camera.ts'
import { formOf, labelFor, markAt, marksOf, nameOf, radiusOf } from '../src/views/map/marks.ts'
import { place as placeNames, type Wish } from '../src/views/map/naming.ts'

const place = (name: string, more: Partial<MapPlace> = {}): MapPlace => ({
  name, names: [name], country: 'SDN', level: 'city', lat: 15, lon: 32, events: 1, by_type: { ASSAULT: 1 }, disputed: false, ...more,
})

describe('marks', () => {
  test('the form tells how precisely the place is known', () => {
    expect(['site', 'city', 'district', 'region', 'water', 'border', null, 'country'].map(formOf)).toEqual(['dot', 'dot', 'ring', 'ring', 'ring', 'ring', 'ring', 'square'])
  })

  test('area grows with the events, and none is too large or too small to hit', () => {
    expect(radiusOf(400, 400) / radiusOf(100, 400)).toBeCloseTo(2)
    expect(radiusOf(100_000, 100_000)).toBeLessThan(25)
    expect(radiusOf(1, 100_000)).toBeGreaterThan(3)
  })

  test('small exact places lie on top and are found first', () => {
    const marks = marksOf([place('Khartoum', { events: 3 }), place('Sudan', { level: 'country', events: 40 }), place('Kassala', { level: 'region', events: 9 })])
    expect(marks.map(({ form }) => form)).toEqual(['square', 'ring', 'dot'])
    const here = marks.map(() => ({ x: 10, y: 10 }))
    expect(markAt(marks, here, { x: 11, y: 10 })).toBe(2)
    expect(markAt(marks, here, { x: 200, y: 10 })).toBeNull()
    expect(markAt(marks, [null, null, null], { x: 10, y: 10 })).toBeNull()
  })

  test('a contested place has all its names', () => {
    const town = place('Oldname', { names: ['Oldname', 'Newname'], disputed: true })
    expect(nameOf(town)).toBe('Oldname / Newname')
    expect(labelFor(town)).toBe('Oldname / Newname')
    expect(labelFor(place('Long Strip', { names: ['Long Strip', 'Long', 'the Strip'] }))).toBe('Long Strip')
  })
})

describe('camera', () => {
  const room = { width: 900, height: 600 }

  test('the first view shows nearly all events and is not led astray by a far one', () => {
    const near = Array.from({ length: 30 }, (_, i) => ({ lon: 30 + (i % 6), lat: 10 + Math.floor(i / 6), weight: 5 }))
    const projection = seen(room, fitting(room, [...near, { lon: -120, lat: 40, weight: 1 }]))
    const inside = near.filter(({ lon, lat }) => {
      const at = projection([lon, lat])
      return at && at[0] >= 0 && at[1] >= 0 && at[0] <= room.width && at[1] <= room.height
    })
    expect(inside.length).toBeGreaterThan(26)
    expect(fitting(room, []).k).toBe(1)
    expect(fitting(room, [{ lon: 1, lat: 1, weight: 1 }]).k).toBeLessThanOrEqual(24)
  })

  test('an address keeps where one looks, in a room of any size', () => {
    const camera = fromText(room, '32.50,15.60,8.00')
    expect(camera).not.toBeNull()
    if (camera) expect(toText(room, camera)).toBe('32.50,15.60,8.00')
    for (const odd of [undefined, '', 'a,b,c', '1,2', '1,2,0.1', '1,2,99999']) expect(fromText(room, odd)).toBeNull()
  })
})

test('names do not cover each other', () => {
  const wish = (x: number, y: number): Wish => ({ text: 'name', x, y, away: 5, width: 60, height: 12 })
  const named = placeNames(Array.from({ length: 40 }, (_, i) => wish(60 + (i % 8) * 20, 40 + Math.floor(i / 8) * 9)), [], 300, 200)
  expect(named.length).toBeGreaterThan(3)
  named.forEach((a, i) =>
    named.slice(i + 1).forEach((b) => {
      const isApart = a.left + 60 <= b.left || b.left + 60 <= a.left || a.top + 12 <= b.top || b.top + 12 <= a.top
      expect(isApart).toBe(true)
    }),
  )
})
