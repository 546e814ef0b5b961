// The sentences that tell of the event, each with its word and parties marked, and a way into its report.
import type { EventWhole, MentionSummary } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { day, days } from '../../parts/days.ts'
import { counted } from '../../parts/numbers.ts'
import { WhoWhom } from '../../parts/party.tsx'
import { Status } from '../../parts/status.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'
import { Sentence } from '../../text/sentence.tsx'

export function Told({ event, asked }: { event: EventWhole; asked: Asked }) {
  return (
    <section>
      <h2>{counted(event.told.length, 'mention')}</h2>
      <ol class="told">
        {event.told.map((told) => (
          <li key={told.id} id={`mention-${told.id}`}>
            <One told={told} asked={asked} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function One({ told, asked }: { told: MentionSummary; asked: Asked }) {
  const sources = told.sources.map((source) => source.text).filter(Boolean)
  return (
    <>
      <p class="told-head">
        <bdi class="told-publisher">{told.publisher || 'Publisher not known'}</bdi>
        {told.published && <span>{day(told.published)}</span>}
        <a href={address('reports', asked, told.report, { mention: told.id })}>
          <Plain text={told.title || 'the report'} />
        </a>
      </p>
      <blockquote class="told-sentence">
        <Sentence told={told} />
      </blockquote>
      <p class="told-facts">
        <TypeMark type={told.type} modes={told.modes} />
        <WhoWhom actors={told.actors} recipients={told.recipients} />
        <span>{days(told.earliest, told.latest)}</span>
        {told.place && <bdi>{told.place.name ?? told.place.text}</bdi>}
        <Status status={told.status} />
        {sources.length > 0 && (
          <span>
            according to <bdi>{sources.join(', who has it from ')}</bdi>
          </span>
        )}
        {told.is_corrected && <span class="corrected">corrected by a person</span>}
      </p>
    </>
  )
}
