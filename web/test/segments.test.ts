import { describe, expect, test } from 'vitest'
import { ruler } from '../src/text/offsets.ts'
import { paragraphs, pieces } from '../src/text/segments.ts'

const text = 'Rebels 😀 shelled the town on Monday.'
const measured = ruler(text)

function cut(marks: [number, number, string][], from?: number, to?: number) {
  return pieces(measured, marks.map(([start, end, what]) => ({ start, end, what })), from, to).map((piece) => [piece.text, piece.marks.map((mark) => mark.what).join(' ')])
}

describe('pieces', () => {
  test('a text without marks is one piece', () => {
    expect(cut([])).toEqual([[text, '']])
  })

  test('marks that overlap are cut, and every piece knows all of its marks, the widest first', () => {
    expect(cut([[0, 16, 'sentence'], [9, 16, 'trigger'], [13, 25, 'other']])).toEqual([
      ['Rebels 😀 ', 'sentence'],
      ['shel', 'sentence trigger'],
      ['led', 'sentence other trigger'],
      [' the town', 'other'],
      [' on Monday.', ''],
    ])
  })

  test('two marks on the same words are on one piece', () => {
    expect(cut([[9, 16, 'one'], [9, 16, 'two']])[1]).toEqual(['shelled', 'one two'])
  })

  test('a window shows the part of a mark that lies in it', () => {
    expect(cut([[0, 12, 'a']], 9, 16)).toEqual([['she', 'a'], ['lled', '']])
  })

  test('empty marks and marks outside are left out', () => {
    expect(cut([[5, 5, 'empty'], [90, 99, 'outside']])).toEqual([[text, '']])
  })

  test('together the pieces are the text', () => {
    let seed = 3
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    for (let n = 0; n < 50; n++) {
      const marks = Array.from({ length: next(12) }, () => ({ start: next(measured.length), end: next(measured.length + 1), what: n }))
      const found = pieces(measured, marks)
      expect(found.map((piece) => piece.text).join('')).toBe(text)
      for (const piece of found) {
        const over = marks.filter((mark) => mark.start <= piece.start && mark.end >= piece.end && mark.start < mark.end)
        expect(piece.marks).toHaveLength(over.length)
      }
    }
  })
})

describe('paragraphs', () => {
  test('lie between empty lines, with offsets in code points', () => {
    const two = 'Title 😀\n\nFirst line\nsecond line\n \nLast.\n'
    const point = ruler(two)
    expect(paragraphs(two, point).map(({ start, end }) => point.slice(start, end).trim())).toEqual(['Title 😀', 'First line\nsecond line', 'Last.'])
  })

  test('a text of nothing has none', () => {
    expect(paragraphs(' \n\n ', ruler(' \n\n '))).toEqual([])
  })
})
