// The shapes of the world, fetched when the map is first opened: land, coasts, borders, and disputed lines apart.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, MultiLineString as Lines, MultiPolygon as Polygons, Topology } from 'topojson-specification'
import { useEffect, useState } from 'preact/hooks'
import { asProblem, Problem } from '../../api/client.ts'
import address from '../../../shapes/out/world.json?url'

export interface Country {
  name: string
  at: [number, number]
  wide: number // degrees of longitude at its widest
}

export interface World {
  land: FeatureCollection<MultiPolygon, Country>
  coasts: Feature<MultiLineString>
  borders: Feature<MultiLineString>
  disputed: Feature<MultiLineString>
}

type Shapes = Topology<{ countries: GeometryCollection<Country>; coasts: Lines; borders: Lines; disputed: Lines }>

let loading: Promise<World> | null = null

async function load(): Promise<World> {
  const response = await fetch(address, { credentials: 'same-origin' })
  if (!response.ok) throw new Problem(response.status, 'The shapes of the map could not be loaded.', 'Reload the page. The table has the same places.')
  const shapes = (await response.json()) as Shapes
  const { countries, coasts, borders, disputed } = shapes.objects
  return {
    land: feature(shapes, countries as GeometryCollection<Country> & { geometries: Polygons<Country>[] }) as World['land'],
    coasts: feature(shapes, coasts) as World['coasts'],
    borders: feature(shapes, borders) as World['borders'],
    disputed: feature(shapes, disputed) as World['disputed'],
  }
}

export function useWorld(): { world: World | null; problem: Problem | null } {
  const [state, set] = useState<{ world: World | null; problem: Problem | null }>({ world: null, problem: null })
  useEffect(() => {
    let isGone = false
    loading ??= load()
    loading.then(
      (world) => !isGone && set({ world, problem: null }),
      (problem: unknown) => {
        loading = null
        if (!isGone) set({ world: null, problem: asProblem(problem) })
      },
    )
    return () => {
      isGone = true
    }
  }, [])
  return state
}
