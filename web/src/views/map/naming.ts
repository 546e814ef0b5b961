// Which names find room on the map. Takes wishes in the order of their weight; gives the boxes that do not overlap.
export interface Wish {
  text: string
  x: number // where the mark's middle is
  y: number
  away: number // pixels from the middle to the text; 0: the text is centred there
  width: number
  height: number
}

export interface Named {
  wish: Wish
  left: number
  top: number
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Right of the mark, else left, else below, else above; or nowhere. */
export function place(wishes: readonly Wish[], blocked: readonly Box[], width: number, height: number, most = 80): Named[] {
  const taken: Box[] = [...blocked]
  const named: Named[] = []
  for (const wish of wishes) {
    if (named.length >= most) break
    for (const { left, top } of spots(wish)) {
      const box = { left: left - 2, top: top - 1, right: left + wish.width + 2, bottom: top + wish.height + 1 }
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) continue
      if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue
      taken.push(box)
      named.push({ wish, left, top })
      break
    }
  }
  return named
}

function spots({ x, y, away, width, height }: Wish): { left: number; top: number }[] {
  const middle = { left: x - width / 2, top: y - height / 2 }
  if (away === 0) return [middle]
  return [
    { left: x + away, top: middle.top },
    { left: x - away - width, top: middle.top },
    { left: middle.left, top: y + away },
    { left: middle.left, top: y - away - height },
  ]
}
