// The map: events by place, on shapes that ship with the program.
import { useMemo } from 'preact/hooks'
import { useAnswer } from '../../api/client.ts'
import type { MapAnswer, MapPlace } from '../../api/shapes.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { setMore, useLocation } from '../../shell/location.ts'
import type { ViewProps } from '../../shell/views.ts'
import '../charts/charts.css'
import { QuadLegend } from '../charts/legend.tsx'
import { ChartHead, TwinButton, useTwin } from '../charts/twin.tsx'
import { MapCanvas } from './canvas.tsx'
import './map.css'
import { FORM_WORDS, keyOf } from './marks.ts'
import { FormMark, PlaceList, PlacePanel } from './panel.tsx'
import { PlaceTable } from './table.tsx'

export default function MapView({ asked }: ViewProps) {
  const { more } = useLocation()
  const isTable = useTwin()
  const { answer, problem, isWaiting, again } = useAnswer<MapAnswer>('map', asked)
  const places = useMemo(() => answer?.places ?? [], [answer])
  const chosen = places.find((place) => keyOf(place) === more['at']) ?? null
  const choose = (place: MapPlace | null) => {
    if (place || more['at']) setMore({ at: place ? keyOf(place) : '' }, place !== null)
  }

  if (problem) return <ProblemNote problem={problem} again={again} />
  const events = places.reduce((sum, place) => sum + place.events, 0)
  return (
    <>
      <ChartHead title="Map">
        {answer && (
          <span class="muted">
            <b class="strong">{counted(events, 'event')}</b> at {counted(places.length, 'place')}
            {answer.more > 0 && ` · ${counted(answer.more, 'place')} with fewer events left out`}
            {answer.unplaced > 0 && ` · ${number(answer.unplaced)} without a known place, not shown`}
          </span>
        )}
        <TwinButton />
      </ChartHead>
      {isWaiting && <Waiting what="Counting events by place" />}
      {answer && places.length === 0 && (
        <div class="note">
          <h2>No event with a known place fits these filters.</h2>
          <p>{answer.unplaced > 0 ? `${number(answer.unplaced)} without a place do: see Events.` : 'Take a filter away above.'}</p>
        </div>
      )}
      {places.length > 0 && isTable && <PlaceTable places={places} asked={asked} />}
      {places.length > 0 && !isTable && (
        <>
          <QuadLegend>
            <li class="legend-break">
              <FormMark level="city" /> {FORM_WORDS.dot}
            </li>
            <li>
              <FormMark level="region" /> {FORM_WORDS.ring}
            </li>
            <li>
              <FormMark level="country" /> {FORM_WORDS.square}
            </li>
          </QuadLegend>
          <div class="map-view">
            <div class="map-side">
              <MapCanvas places={places} chosen={chosen} choose={choose} where={more['look']} moved={(look) => setMore({ look })} />
              <p class="map-note">
                <svg width="26" height="6" viewBox="0 0 26 6" aria-hidden="true">
                  <path d="M0 3h26" class="map-dashed" />
                </svg>{' '}
                Borders: Natural Earth, as controlled; no position on any claim. Disputed lines dashed.
              </p>
              <p class="keys" id="map-keys">
                Keys on the map: arrows move, <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>0</kbd> shows all places. On a touch screen two fingers move and zoom.
              </p>
            </div>
            <section class="map-panel" aria-label={chosen ? 'Chosen place' : 'Places'} aria-live="polite">
              {chosen ? <PlacePanel place={chosen} asked={asked} more={more} close={() => choose(null)} /> : <PlaceList places={places} choose={choose} />}
            </section>
          </div>
        </>
      )}
    </>
  )
}
