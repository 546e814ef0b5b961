// Makes the map's shapes. In: countries of npm's world-atlas (Natural Earth 4.1, 1:50m), disputed.csv, names.csv.
// Out: out/world.json, a TopoJSON topology with `land`, `borders`, `disputed` and `countries`, small enough to send.
// Run by `npm run shapes`; `npm run build` does so itself.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import {
  decodeArcs, encodeArcs, labelPoint, ownersOf, pointsOf, polygonsOf, renumber, ringArea, runsOf, weigh,
} from './topology.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const POINTS = 15_600 // inner points of lines that stay; ends always stay
const GRID = 12_000 // three kilometres at the equator
const LEAST_ISLAND = 0.02 // square degrees; smaller ones go unless they are a unit's only land
const MOST_BYTES = 60_000

/** Rows of a small CSV file with a header; quotes may hold commas. */
function readTable(name) {
  const [header, ...lines] = readFileSync(join(HERE, name), 'utf8').trim().split(/\r?\n/)
  const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map((m) => (m[1] === undefined ? m[2] : m[1].replaceAll('""', '"')))
  const names = cells(header)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])))
}

/** The boxes of each disputed pair, by "one|other" in order of the alphabet. */
function readDisputed(known) {
  const boxes = new Map()
  for (const row of readTable('disputed.csv')) {
    for (const name of [row.one, row.other]) if (!known.has(name)) throw new Error(`disputed.csv: no unit "${name}"`)
    const key = [row.one, row.other].sort().join('|')
    const box = row.west === '' ? [-180, -90, 180, 90] : [row.west, row.south, row.east, row.north].map(Number)
    boxes.set(key, [...(boxes.get(key) ?? []), box])
  }
  return boxes
}

const inside = ([w, s, e, n], [lon, lat]) => lon >= w && lon <= e && lat >= s && lat <= n

const source = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'))
const units = source.objects.countries.geometries
const shown = new Map(readTable('names.csv').map((row) => [row.name, row.shown]))
const disputedBoxes = readDisputed(new Set(units.map((unit) => unit.properties.name)))

// 1. Cut borders where a disputed stretch begins or ends.
const arcs = []
const owners = []
const disputed = []
const found = new Set()
const oldArcs = decodeArcs(source)
const oldOwners = ownersOf(units, oldArcs.length)
const pieces = oldArcs.map((line, i) => {
  const key = [...oldOwners[i]].sort().join('|')
  const boxes = oldOwners[i].size === 2 ? disputedBoxes.get(key) ?? [] : []
  const runs = runsOf(line, (a, b) => boxes.some((box) => inside(box, a) && inside(box, b)))
  return runs.map(({ from, to, holds }) => {
    arcs.push(line.slice(from, to + 1))
    owners.push(oldOwners[i])
    if (holds) {
      disputed.push(arcs.length - 1)
      found.add(key)
    }
    return arcs.length - 1
  })
})
for (const key of disputedBoxes.keys()) if (!found.has(key)) console.warn(`no border in the shapes: ${key}`)

// 2. Leave out the smallest islands, never a unit's last one.
const countries = units.map((unit) => {
  const polygons = polygonsOf(unit).map((rings) => {
    const renumbered = rings.map((ring) => renumber(ring, pieces))
    return { rings: renumbered, points: pointsOf(renumbered[0], arcs) }
  }).map((polygon) => ({ ...polygon, area: ringArea(polygon.points) })).sort((a, b) => b.area - a.area)
  const kept = polygons.filter((polygon, i) => i === 0 || polygon.area >= LEAST_ISLAND)
  return { unit, polygons: kept }
}).filter(({ polygons }) => polygons.length > 0)

// 3. Thin out lines: borders and warm coasts keep more than the polar ones.
const used = new Set(countries.flatMap(({ polygons }) => polygons.flatMap(({ rings }) => rings.flat()))
  .map((arc) => (arc < 0 ? ~arc : arc)))
const detail = (i, [, lat]) => {
  if (lat < -58) return 0.02
  if (lat > 66) return 0.15
  return owners[i].size > 1 ? 3 : 1
}
const weights = arcs.map((line, i) => (used.has(i)
  ? weigh(line).map((weight, p) => weight * detail(i, line[p])) : []))
const ranked = weights.flat().filter(Number.isFinite).sort((a, b) => b - a)
const threshold = ranked[Math.min(POINTS, ranked.length - 1)]
const isRing = (line) => line[0][0] === line.at(-1)[0] && line[0][1] === line.at(-1)[1]
const thinned = arcs.map((line, i) => {
  if (!used.has(i)) return []
  // A closed line needs three corners whatever its size.
  const floor = isRing(line) ? [...weights[i]].sort((a, b) => b - a)[Math.min(4, line.length - 1)] : Infinity
  return line.filter((_, p) => weights[i][p] >= Math.min(threshold, floor))
})

// 4. Number the used arcs anew and write the objects.
const numbers = new Map([...used].sort((a, b) => a - b).map((arc, i) => [arc, i]))
const again = (arc) => (arc < 0 ? ~numbers.get(~arc) : numbers.get(arc))
const isDisputed = new Set(disputed)
const lines = (list) => ({ type: 'MultiLineString', arcs: list.map((arc) => [numbers.get(arc)]) })
const geometries = countries.map(({ unit, polygons }) => {
  const name = shown.get(unit.properties.name) ?? unit.properties.name
  const label = labelPoint(polygons[0].points)
  const round = (x) => Math.round(x * 10) / 10
  const [lon, lat] = label.at
  return {
    type: 'MultiPolygon',
    ...(unit.id ? { id: unit.id } : {}),
    properties: { name, at: [round(lon > 180 ? lon - 360 : lon), round(lat)], wide: round(label.width ?? 0) },
    arcs: polygons.map(({ rings }) => rings.map((ring) => ring.map(again))),
  }
})
const topology = {
  type: 'Topology',
  ...encodeArcs([...numbers.keys()].map((arc) => thinned[arc]), GRID),
  objects: {
    borders: lines([...used].filter((arc) => owners[arc].size > 1 && !isDisputed.has(arc))),
    disputed: lines(disputed.filter((arc) => used.has(arc))),
    coasts: lines([...used].filter((arc) => owners[arc].size === 1)),
    countries: { type: 'GeometryCollection', geometries },
  },
}

const text = JSON.stringify(topology)
const packed = gzipSync(text, { level: 9 }).length
const count = topology.arcs.reduce((sum, arc) => sum + arc.length, 0)
console.log(`world.json: ${topology.arcs.length} lines, ${count} points, ${text.length} bytes, ${packed} packed`)
if (packed > MOST_BYTES) throw new Error(`the shapes are larger than ${MOST_BYTES} bytes packed`)
mkdirSync(join(HERE, 'out'), { recursive: true })
writeFileSync(join(HERE, 'out', 'world.json'), text)
