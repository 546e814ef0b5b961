import { describe, expect, test } from 'vitest'
import { ruler } from '../src/text/offsets.ts'

describe('offsets', () => {
  test('are equal where every character is one unit', () => {
    const plain = ruler('Kyiv')
    expect(plain.length).toBe(4)
    expect(plain.toUnits(3)).toBe(3)
    expect(plain.slice(1, 3)).toBe('yi')
  })

  test('an emoji is one code point and two units', () => {
    const text = 'a😀b🇺🇳c'
    const measured = ruler(text)
    expect(measured.length).toBe([...text].length)
    expect(measured.toUnits(1)).toBe(1)
    expect(measured.toUnits(2)).toBe(3)
    expect(measured.slice(1, 2)).toBe('😀')
    expect(measured.slice(3, 5)).toBe('🇺🇳')
    expect(measured.slice(5, 6)).toBe('c')
  })

  test('a unit inside of a pair belongs to its start', () => {
    expect(ruler('😀x').toPoints(1)).toBe(0)
    expect(ruler('😀x').toPoints(2)).toBe(1)
  })

  test('half of a pair counts as a code point, as on the server', () => {
    const measured = ruler('a\ud83db')
    expect(measured.length).toBe(3)
    expect(measured.slice(2, 3)).toBe('b')
  })

  test('what lies outside is brought to the ends', () => {
    const measured = ruler('😀')
    expect(measured.toUnits(99)).toBe(2)
    expect(measured.toUnits(-1)).toBe(0)
    expect(measured.toPoints(99)).toBe(1)
  })

  test('agree with a count by hand on mixed texts', () => {
    const characters = ['a', 'é', 'é', 'ق', '国', '😀', '𝒳', '\n', '\u202e', '🏳️‍🌈']
    let seed = 7
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    for (let n = 0; n < 60; n++) {
      const text = Array.from({ length: next(40) }, () => characters[next(characters.length)]).join('')
      const points = [...text]
      const measured = ruler(text)
      expect(measured.length).toBe(points.length)
      for (let point = 0; point <= points.length; point++) {
        const unit = points.slice(0, point).join('').length
        expect(measured.toUnits(point)).toBe(unit)
        expect(measured.toPoints(unit)).toBe(point)
      }
    }
  })
})
