// The events of the selection: a table, which becomes cards on a narrow screen.
import { usePages } from '../../api/pages.ts'
import type { EventItem } from '../../api/shapes.ts'
import type { ViewProps } from '../../shell/views.ts'
import { isEmpty } from '../../filters/asked.ts'
import { ExportMenu } from '../../parts/export_menu.tsx'
import { MoreButton } from '../../parts/more_button.tsx'
import { counted } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { setMore, useLocation } from '../../shell/location.ts'
import { EventRow } from './row.tsx'
import './events.css'

export default function Events({ asked }: ViewProps) {
  const { more } = useLocation()
  const order = more.order === 'oldest' ? 'oldest' : 'newest'
  const least = more.least && /^\d{1,3}$/.test(more.least) && more.least !== '1' ? more.least : undefined
  const { items, total, problem, isWaiting, isStale, hasMore, loadMore, again } = usePages<EventItem>('events', asked, { order, least })
  const told = total === null ? '' : counted(total, 'event')

  return (
    <>
      <div class="view-head">
        <h1>
          {total === null ? 'Events' : told}
          {total !== null && !isEmpty(asked) && <span class="muted"> in this selection</span>}
        </h1>
        <div class="tools">
          <label class="tool">
            Told by{' '}
            <select value={least ?? '1'} onChange={(pick) => setMore({ least: pick.currentTarget.value === '1' ? '' : pick.currentTarget.value }, true)}>
              <option value="1">any number of reports</option>
              <option value="2">2 or more independent reports</option>
              <option value="3">3 or more independent reports</option>
              <option value="5">5 or more independent reports</option>
            </select>
          </label>
          <label class="tool">
            Order{' '}
            <select value={order} onChange={(pick) => setMore({ order: pick.currentTarget.value === 'oldest' ? 'oldest' : '' }, true)}>
              <option value="newest">newest first</option>
              <option value="oldest">oldest first</option>
            </select>
          </label>
          <ExportMenu asked={asked} counts={told ? `${told} in the present selection` : 'The present selection'} />
        </div>
      </div>
      {isWaiting && <Waiting what="Loading events" />}
      {problem && <ProblemNote problem={problem} again={again} />}
      {!problem && total === 0 && <Nothing isAll={isEmpty(asked)} />}
      {items.length > 0 && (
        <table class={isStale ? 'cards events is-stale' : 'cards events'} role="table" aria-busy={isWaiting}>
          <caption class="unseen">Events, {order} first</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Days
              </th>
              <th scope="col" role="columnheader">
                Type
              </th>
              <th scope="col" role="columnheader">
                Who → whom
              </th>
              <th scope="col" role="columnheader">
                Place
              </th>
              <th scope="col" role="columnheader">
                Status
              </th>
              <th scope="col" role="columnheader" title="Independent reports: copies of one text count once">
                Reports
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {items.map((event) => (
              <EventRow key={event.id} event={event} asked={asked} />
            ))}
          </tbody>
        </table>
      )}
      {total !== null && <MoreButton shown={items.length} total={total} hasMore={hasMore} isWaiting={isWaiting} loadMore={loadMore} />}
    </>
  )
}

function Nothing({ isAll }: { isAll: boolean }) {
  return (
    <section class="note">
      <h2>{isAll ? 'There are no events in this store.' : 'No event fits all of these filters.'}</h2>
      <p>{isAll ? 'Add reports with “dateline add”; events are put together from their mentions.' : 'Take a filter away, or widen the days: events without a day are left out when days are set.'}</p>
    </section>
  )
}
