// Offsets count code points on the server and UTF-16 units here; only this file converts between the two.
// Takes a text; gives a `Ruler` that turns either kind of offset into the other in a few steps, however long the text.

export interface Ruler {
  /** How many code points the text has. */
  readonly length: number
  /** The UTF-16 offset of a code point offset. */
  toUnits(point: number): number
  /** The code point offset of a UTF-16 offset; one inside of a pair is that of its start. */
  toPoints(unit: number): number
  /** The characters from one code point offset to another. */
  slice(start: number, end: number): string
}

export function ruler(text: string): Ruler {
  const pairs = pairsOf(text)
  const length = text.length - pairs.length

  // The k-th pair (from 0) begins at unit pairs[k], which is code point pairs[k] - k.
  const toUnits = (point: number): number => {
    const at = clamp(point, length)
    return at + countBelow(pairs.length, (k) => (pairs[k] as number) - k < at)
  }
  const toPoints = (unit: number): number => {
    const at = clamp(unit, text.length)
    return at - countBelow(pairs.length, (k) => (pairs[k] as number) < at)
  }
  return { length, toUnits, toPoints, slice: (start, end) => text.slice(toUnits(start), toUnits(end)) }
}

/** Where the pairs of the text begin. A half of a pair that stands alone counts as one code point, as in Python. */
function pairsOf(text: string): number[] {
  const found: number[] = []
  for (let unit = 0; unit + 1 < text.length; unit++) {
    if (!isHigh(text.charCodeAt(unit)) || !isLow(text.charCodeAt(unit + 1))) continue
    found.push(unit)
    unit++
  }
  return found
}

/** How many of the first `n` whole numbers fulfil a condition that holds for all below some number and for none above. */
function countBelow(n: number, holds: (k: number) => boolean): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function clamp(at: number, most: number): number {
  return Math.max(0, Math.min(at, most))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
