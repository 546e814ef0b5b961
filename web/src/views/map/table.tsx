// The map as a table: every place with its precision and counts.
import type { MapPlace } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { number } from '../../parts/numbers.ts'
import { address } from '../../shell/location.ts'
import { QuadCells, QuadHeads } from '../charts/quad_columns.tsx'
import { sumQuads } from '../charts/quads.ts'
import { keyOf, nameOf } from './marks.ts'

export function PlaceTable({ places, asked }: { places: readonly MapPlace[]; asked: Asked }) {
  return (
    <div class="scrolls">
      <table class="counts-table">
        <caption>Places with events, the most first</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Country</th>
            <th scope="col">Precision</th>
            <th scope="col" class="number">
              Latitude
            </th>
            <th scope="col" class="number">
              Longitude
            </th>
            <th scope="col" class="number">
              Events
            </th>
            <QuadHeads />
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const sums = sumQuads(place.by_type)
            return (
              <tr key={keyOf(place) + place.name}>
                <th scope="row">
                  <a href={address('events', { ...asked, place: [place.name] })}>
                    <bdi>{nameOf(place)}</bdi>
                  </a>
                </th>
                <td>{place.country}</td>
                <td>{place.level}</td>
                <td class="number">{place.lat.toFixed(2)}</td>
                <td class="number">{place.lon.toFixed(2)}</td>
                <td class="number">{number(place.events)}</td>
                <QuadCells sums={sums} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
