// One event as a row, or a card.
import type { EventItem } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { fieldName } from '../../parts/fields.ts'
import { counted, number } from '../../parts/numbers.ts'
import { WhoWhom } from '../../parts/party.tsx'
import { Status } from '../../parts/status.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'

export function EventRow({ event, asked }: { event: EventItem; asked: Asked }) {
  const differ = event.disputed.map(fieldName).join(', ')
  return (
    <tr role="row">
      <td role="cell" class="event-days">
        {event.earliest || event.latest ? days(event.earliest, event.latest) : <span class="missing">not known</span>}
      </td>
      <td role="cell" class="event-type">
        <TypeMark type={event.type} modes={event.modes} />
      </td>
      <td role="cell" class="event-what">
        <WhoWhom actors={event.actors} recipients={event.recipients} />
        <a class="headline row-link" href={address('events', asked, event.id)}>
          <Plain text={event.headline || `Event ${event.id}`} />
        </a>
      </td>
      <td role="cell" class="event-place">
        {event.place ? <bdi>{event.place}</bdi> : <span class="missing">not known</span>}
        {event.country && <span class="code">{event.country}</span>}
      </td>
      <td role="cell" class="event-status">
        <Status status={event.status} />
      </td>
      <td role="cell" class="event-reports">
        <span title={`${counted(event.independent, 'independent report')}, ${counted(event.reports, 'report')} with copies, ${counted(event.mentions, 'mention')}`}>
          {number(event.independent)}
          <span class="card-only"> {event.independent === 1 ? 'report' : 'independent reports'}</span>
        </span>
        {differ && (
          <span class="differs" title={`Accounts differ on: ${differ}`}>
            differ<span class="unseen"> on {differ}</span>
          </span>
        )}
      </td>
    </tr>
  )
}
