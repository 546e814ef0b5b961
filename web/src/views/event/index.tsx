// One event: what each source says of it side by side, figures by source, the sentences that tell of it, why they are one.
import { useAnswer } from '../../api/client.ts'
import type { EventWhole } from '../../api/shapes.ts'
import { type Asked, NOTHING } from '../../filters/asked.ts'
import { CopyButton } from '../../parts/export_menu.tsx'
import { days, moment } from '../../parts/days.ts'
import { fieldName } from '../../parts/fields.ts'
import { counted } from '../../parts/numbers.ts'
import { WhoWhom } from '../../parts/party.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Status } from '../../parts/status.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useAbout, useMayReview } from '../../shell/about_context.ts'
import { address } from '../../shell/location.ts'
import type { DetailProps } from '../../shell/views.ts'
import { Plain } from '../../text/plain.tsx'
import { Accounts } from './accounts.tsx'
import { Decide } from './decide.tsx'
import { Figures } from './figures.tsx'
import { Told } from './told.tsx'
import { Why } from './why.tsx'
import './event.css'

const WIDE = 3 // accounts that fit beside the mentions

export default function Event({ id, asked }: DetailProps) {
  const { answer: event, problem, isWaiting, again } = useAnswer<EventWhole>(`events/${encodeURIComponent(id)}`)
  if (problem) return <ProblemNote problem={problem} again={again} />
  if (!event) return <Waiting what="Loading the event" />
  return (
    <article class="event" aria-busy={isWaiting}>
      <Top event={event} asked={asked} />
      <div class={event.accounts.length > WIDE ? 'event-body is-wide' : 'event-body'}>
        <div>
          <Accounts event={event} asked={asked} />
          <Figures event={event} />
        </div>
        <Told event={event} asked={asked} />
      </div>
      <Why event={event} />
      <MayDecide event={event} again={again} />
      <Decisions event={event} />
    </article>
  )
}

function Top({ event, asked }: { event: EventWhole; asked: Asked }) {
  const about = useAbout()
  return (
    <header class="event-top">
      <p class="back">
        <a href={address('events', asked)}>← Events</a>
      </p>
      <h1>
        <Plain text={event.headline || `Event ${event.id}`} />
      </h1>
      <dl class="event-facts">
        <div>
          <dt>Type</dt>
          <dd>
            <TypeMark type={event.type} modes={event.modes} />
          </dd>
        </div>
        <div>
          <dt>Days</dt>
          <dd>{days(event.earliest, event.latest)}</dd>
        </div>
        <div>
          <dt>Who → whom</dt>
          <dd>
            <WhoWhom actors={event.actors} recipients={event.recipients} />
          </dd>
        </div>
        <div>
          <dt>Place</dt>
          <dd>
            {event.place ? <bdi>{event.place}</bdi> : <span class="missing">not known</span>} {event.country && <span class="code">{event.country}</span>}
          </dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>
            <Status status={event.status} />
          </dd>
        </div>
      </dl>
      <p class="event-sum">
        Told by {counted(event.independent, 'independent report')}
        {event.reports > event.independent && ` (${event.reports} with copies)`}, in {counted(event.accounts.length, 'account')} and{' '}
        {counted(event.mentions, 'mention')}. For each field the value above is the one that most independent reports give.{' '}
        {event.disputed.length > 0 && (
          <span class="differs-line">
            <span class="differs">accounts differ</span> on {event.disputed.map(fieldName).join(', ')}.
          </span>
        )}
      </p>
      <div class="tools no-print">
        <CopyButton what="Copy link" text={() => location.origin + address('events', NOTHING, event.id)} />
        <CopyButton what="Copy citation" text={() => citation(event, about?.program ?? 'dateline', about?.store ?? '')} />
      </div>
    </header>
  )
}

function citation(event: EventWhole, program: string, store: string): string {
  const reports = [...new Map(event.told.map((told) => [told.report, `${told.publisher ?? 'publisher not known'}, “${told.title ?? told.report}”${told.published ? `, ${told.published}` : ''}`])).values()]
  return `Event ${event.id} (${event.type}, ${days(event.earliest, event.latest)}), coded by ${program}${store ? ` from ${store}` : ''}. Told in: ${reports.join('; ')}.`
}

function MayDecide({ event, again }: { event: EventWhole; again: () => void }) {
  return useMayReview() ? <Decide event={event} again={again} /> : null
}

function Decisions({ event }: { event: EventWhole }) {
  if (!event.decisions.length) return null
  return (
    <section>
      <h2>Decisions</h2>
      <ul class="decisions">
        {event.decisions.map((decision) => (
          <li key={decision.id}>
            <b>{decision.kind}</b> by <bdi>{decision.who}</bdi>, {moment(decision.when)}
            {decision.why && (
              <>
                : <Plain text={decision.why} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
