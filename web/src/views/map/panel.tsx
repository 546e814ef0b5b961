// Beside the map: the places with most events; or the chosen place with its names, counts and events.
import { useAnswer } from '../../api/client.ts'
import type { EventItem, Listed, MapPlace } from '../../api/shapes.ts'
import { type Asked, navigate } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'
import { TypeCounts } from '../charts/counts.tsx'
import { FORM_WORDS, formOf, keyOf, nameOf } from './marks.ts'

const SHOWN = 40 // places in the list
const ASKED_FOR = '200' // events that are looked through

export function PlaceList({ places, choose }: { places: readonly MapPlace[]; choose: (place: MapPlace) => void }) {
  return (
    <>
      <h2>Places with most events</h2>
      <ol class="place-list">
        {places.slice(0, SHOWN).map((place) => (
          <li key={keyOf(place) + place.name}>
            <button type="button" class="quiet" onClick={() => choose(place)}>
              <FormMark level={place.level} />
              <span class="place-name">
                <bdi>{nameOf(place)}</bdi>
                {place.country && place.country !== place.name && <span class="code"> {place.country}</span>}
              </span>
              <span class="place-count">
                {number(place.events)}
                <span class="unseen"> {place.events === 1 ? 'event' : 'events'}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {places.length > SHOWN && <p class="small muted">{counted(places.length - SHOWN, 'more place')}: on the map and in the table.</p>}
    </>
  )
}

export function PlacePanel({ place, asked, more, close }: { place: MapPlace; asked: Asked; more: Record<string, string>; close: () => void }) {
  const here: Asked = { ...asked, place: [place.name] }
  const { answer, problem, isWaiting, again } = useAnswer<Listed<EventItem>>('events', here, { limit: ASKED_FOR })
  const events = answer?.items.filter((event) => isAt(event, place)) ?? []
  const form = formOf(place.level)
  return (
    <>
      <div class="panel-head">
        <h2>
          <FormMark level={place.level} /> <bdi>{nameOf(place)}</bdi>
        </h2>
        <button type="button" class="quiet" onClick={close} aria-label="Back to all places">
          ✕
        </button>
      </div>
      <p class="small muted">
        {place.country && <span class="code">{place.country}</span>} {place.level ?? 'place'} · {FORM_WORDS[form]}
        {place.disputed && ' · contested: all names in use are shown'}
      </p>
      <TypeCounts byType={place.by_type} caption="Events by type" />
      <p class="panel-do">
        <button type="button" class="main" onClick={() => navigate('map', here, { ...more })}>
          Only this place
        </button>
        {place.country && form === 'square' && (
          <button type="button" onClick={() => navigate('map', { ...asked, place: [place.country as string] }, more)}>
            All of {place.country}
          </button>
        )}
        <a class="button" href={address('events', here)}>
          List in Events
        </a>
      </p>
      <h3>{counted(place.events, 'event')}</h3>
      {problem && <ProblemNote problem={problem} again={again} />}
      {isWaiting && <Waiting what="Loading the events of this place" />}
      <ul class="event-brief">
        {events.map((event) => (
          <li key={event.id}>
            <span class="event-brief-head">
              <TypeMark type={event.type} /> <span class="muted">{days(event.earliest, event.latest)}</span>
            </span>
            <a href={address('events', asked, event.id)}>
              <Plain text={event.headline || `Event ${event.id}`} />
            </a>
          </li>
        ))}
      </ul>
      {answer && events.length < place.events && (
        <p class="small muted">
          {events.length === 0 ? 'See ' : `${number(events.length)} of ${number(place.events)} shown; all are under `}
          <a href={address('events', here)}>Events</a>.
        </p>
      )}
    </>
  )
}

/** The form in which a place is drawn, for lists. */
export function FormMark({ level }: { level: string | null }) {
  const form = formOf(level)
  return (
    <svg class="form-mark" viewBox="0 0 12 12" width="11" height="11" role="img" aria-label={FORM_WORDS[form]}>
      {form === 'dot' && <circle cx="6" cy="6" r="4" fill="currentColor" />}
      {form === 'ring' && <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="2.2" />}
      {form === 'square' && <path d="M1.5 1.5h9v9h-9zM1.5 6 6 1.5M1.5 10.5l9-9M6 10.5 10.5 6" fill="none" stroke="currentColor" stroke-width="1.2" />}
    </svg>
  )
}

function isAt(event: EventItem, place: MapPlace): boolean {
  return event.lat !== null && event.lon !== null && Math.abs(event.lat - place.lat) < 1e-3 && Math.abs(event.lon - place.lon) < 1e-3
}
