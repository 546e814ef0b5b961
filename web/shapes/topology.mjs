// Plain steps on a TopoJSON topology: decode and encode arcs, say whose they are, cut them, thin them out.
// In: arcs as lists of [lon, lat] and geometries that name arcs by number (~number: backwards). Out: the same kinds.

/** Arcs of a quantized topology as degrees. */
export function decodeArcs({ arcs, transform }) {
  const [kx, ky] = transform.scale
  const [dx, dy] = transform.translate
  return arcs.map((arc) => {
    let x = 0
    let y = 0
    return arc.map(([stepX, stepY]) => [(x += stepX) * kx + dx, (y += stepY) * ky + dy])
  })
}

/** Arcs on a whole-number grid with `steps` around the equator, each point as a step from the one before. */
export function encodeArcs(arcs, steps) {
  const scale = [360 / steps, 360 / steps]
  const encoded = arcs.map((arc) => {
    let lastX = 0
    let lastY = 0
    const moves = []
    for (const [lon, lat] of arc) {
      const x = Math.round((lon + 180) / scale[0])
      const y = Math.round((lat + 90) / scale[1])
      if (moves.length > 0 && x === lastX && y === lastY) continue
      moves.push([x - lastX, y - lastY])
      lastX = x
      lastY = y
    }
    if (moves.length === 1) moves.push([0, 0])
    return moves
  })
  return { arcs: encoded, transform: { scale, translate: [-180, -90] } }
}

/** Rings of a Polygon or MultiPolygon: a list of polygons, each a list of rings of arc numbers. */
export function polygonsOf(geometry) {
  if (geometry.type === 'Polygon') return [geometry.arcs]
  if (geometry.type === 'MultiPolygon') return geometry.arcs
  return []
}

/** For each arc, the set of names of the units that it bounds. */
export function ownersOf(geometries, count) {
  const owners = Array.from({ length: count }, () => new Set())
  for (const geometry of geometries) {
    for (const ring of polygonsOf(geometry).flat()) {
      for (const arc of ring) owners[arc < 0 ? ~arc : arc].add(geometry.properties.name)
    }
  }
  return owners
}

/** Runs of a line's segments by a test on segments: [{from, to, holds}], where `to` is the last point's index. */
export function runsOf(line, test) {
  const runs = []
  for (let i = 0; i + 1 < line.length; i += 1) {
    const holds = test(line[i], line[i + 1])
    const last = runs.at(-1)
    if (last && last.holds === holds) last.to = i + 1
    else runs.push({ from: i, to: i + 1, holds })
  }
  return runs
}

/** A ring after arcs were cut: `pieces[i]` lists the new numbers of old arc i, in order. */
export function renumber(ring, pieces) {
  return ring.flatMap((arc) => (arc >= 0 ? pieces[arc] : [...pieces[~arc]].reverse().map((piece) => ~piece)))
}

/** Visvalingam's measure: how much area a point adds, made to grow along the order in which points would go. */
export function weigh(line) {
  const weights = new Array(line.length).fill(Infinity)
  const before = line.map((_, i) => i - 1)
  const after = line.map((_, i) => i + 1)
  const area = (i) => {
    const [ax, ay] = line[before[i]]
    const [bx, by] = line[i]
    const [cx, cy] = line[after[i]]
    const narrow = Math.cos((by * Math.PI) / 180)
    return (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2) * narrow
  }
  const left = new Map()
  for (let i = 1; i + 1 < line.length; i += 1) left.set(i, area(i))
  let least = 0
  while (left.size > 0) {
    let next = -1
    let smallest = Infinity
    for (const [i, size] of left) {
      if (size < smallest) {
        smallest = size
        next = i
      }
    }
    if (next < 0) break
    least = Math.max(least, smallest)
    weights[next] = least
    left.delete(next)
    after[before[next]] = after[next]
    before[after[next]] = before[next]
    for (const i of [before[next], after[next]]) if (left.has(i)) left.set(i, area(i))
  }
  return weights
}

/** Area of a ring of points in square degrees at its own latitude; the sign is left out. */
export function ringArea(points) {
  let sum = 0
  let latitudes = 0
  for (let i = 0; i < points.length; i += 1) {
    const [ax, ay] = points[i]
    const [bx, by] = points[(i + 1) % points.length]
    sum += ax * by - bx * ay
    latitudes += ay
  }
  return Math.abs(sum / 2) * Math.cos(((latitudes / points.length) * Math.PI) / 180)
}

/** The points of a ring of arc numbers; where it crosses the date line, longitudes run on past 180. */
export function pointsOf(ring, arcs) {
  const points = ring.flatMap((arc) => {
    const line = arc >= 0 ? arcs[arc] : [...arcs[~arc]].reverse()
    return line.slice(0, -1)
  })
  let turn = 0
  return points.map(([lon, lat], i) => {
    if (i > 0) turn -= Math.round((lon - points[i - 1][0]) / 360) * 360
    return [lon + turn, lat]
  })
}

/** A point well inside a ring: the middle of the widest stretch among horizontal cuts, for writing a name there. */
export function labelPoint(points) {
  const ys = points.map((p) => p[1])
  const low = Math.min(...ys)
  const high = Math.max(...ys)
  let best = { score: -1, at: points[0] }
  for (let step = 1; step < 24; step += 1) {
    const y = low + ((high - low) * step) / 24
    const crossings = []
    for (let i = 0; i < points.length; i += 1) {
      const [ax, ay] = points[i]
      const [bx, by] = points[(i + 1) % points.length]
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
    }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i]
      // Cuts near the middle are better than long ones at the edge.
      const score = width * (1 - Math.abs((y - (low + high) / 2) / (high - low)))
      if (score > best.score) best = { score, at: [(crossings[i] + crossings[i + 1]) / 2, y], width }
    }
  }
  return best
}
