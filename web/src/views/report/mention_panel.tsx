// The fields of the chosen mention. Choosing one shows the very words in the text that it was read from.
import type { ComponentChildren } from 'preact'
import type { Attribution, Label, MentionRecord, Party, Place, When } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { fieldName } from '../../parts/fields.ts'
import { range } from '../../parts/numbers.ts'
import { PartyName } from '../../parts/party.tsx'
import { Status } from '../../parts/status.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { STATUS_WORDS } from '../../parts/types.ts'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'
import { type Field, labelsOf, spansOf } from './fields.ts'

interface Props {
  mention: MentionRecord
  labels: Label[]
  field: string
  place: number // of the mention among all of the report
  total: number
  asked: Asked
  chooseField: (field: Field) => void
  step: (by: 1 | -1) => void
  close: () => void
}

export function MentionPanel({ mention, labels, field, place, total, asked, chooseField, step, close }: Props) {
  const loaded = labelsOf(mention, labels)
  const row = (name: Field, children: ComponentChildren) => {
    const hasWords = spansOf(mention, name, labels).length > 0
    const inside = (
      <>
        <span class="field-name">{name === 'labels' ? 'loaded words' : fieldName(name)}</span>
        <span class="field-value">{children}</span>
      </>
    )
    return (
      <li key={name}>
        {hasWords ? (
          <button type="button" class="field" aria-pressed={field === name} onClick={() => chooseField(name)} title="Show the words in the text">
            {inside}
          </button>
        ) : (
          <span class="field">{inside}</span>
        )}
      </li>
    )
  }
  return (
    <>
      <div class="side-tools">
        <button type="button" class="quiet" onClick={close} title="Escape">
          ← Whole report
        </button>
        <span class="side-steps">
          <button type="button" class="quiet" onClick={() => step(-1)} disabled={place <= 1} aria-label="Previous mention" title="k">
            ‹
          </button>
          <span class="muted small">
            {place} of {total}
          </span>
          <button type="button" class="quiet" onClick={() => step(1)} disabled={place >= total} aria-label="Next mention" title="j">
            ›
          </button>
        </span>
      </div>
      <h2 aria-live="polite">
        <TypeMark type={mention.type} modes={mention.modes} />
      </h2>
      <ul class="fields">
        {row('trigger', <>“<Plain text={mention.trigger.text} />”</>)}
        {row('actors', <PartiesShown parties={mention.actors} />)}
        {row('recipients', <PartiesShown parties={mention.recipients} />)}
        <li>
          <span class="field">
            <span class="field-name">{fieldName('status')}</span>
            <span class="field-value">
              <Status status={mention.status} /> <span class="muted small">{STATUS_WORDS[mention.status]}</span>
              {mention.historical && <span class="field-more">more than 90 days before publication</span>}
            </span>
          </span>
        </li>
        {row('date', <WhenShown when={mention.date} />)}
        {row('place', <PlaceShown place={mention.place} />)}
        {row('attribution', <SourcesShown chain={mention.attribution} />)}
        {mention.figures.length > 0 &&
          row(
            'figures',
            <ul class="plain-list">
              {mention.figures.map((figure, k) => (
                <li key={k}>
                  {figure.kind}: {range(figure.low, figure.high, figure.approx)} <span class="muted">“<Plain text={figure.text} />”</span>
                </li>
              ))}
            </ul>,
          )}
        {loaded.length > 0 && row('labels', <LabelsShown labels={loaded} />)}
        {mention.contexts.length > 0 && (
          <li>
            <span class="field">
              <span class="field-name">contexts</span>
              <span class="field-value">{mention.contexts.join(', ')}</span>
            </span>
          </li>
        )}
        <li>
          <span class="field">
            <span class="field-name">confidence</span>
            <span class="field-value">{Math.round(mention.confidence * 100)} %</span>
          </span>
        </li>
      </ul>
      {typeof mention.event === 'string' && mention.event && (
        <p>
          <a href={address('events', asked, mention.event)}>The event, with what other accounts say of it →</a>
        </p>
      )}
    </>
  )
}

function PartiesShown({ parties }: { parties: Party[] }) {
  if (!parties.length) return <span class="missing">not told</span>
  return (
    <ul class="plain-list">
      {parties.map((party, k) => (
        <li key={k}>
          <PartyName party={party} />
          {party.text !== party.name && (
            <span class="field-more">
              “<Plain text={party.text} />”
              {party.refers_to && party.refers_to !== party.text && (
                <>
                  {' '}
                  stands for “<Plain text={party.refers_to} />”
                </>
              )}
            </span>
          )}
          {(party.office || party.ethnicity) && <span class="field-more">{[party.office, party.ethnicity && `of ethnicity ${party.ethnicity}`].filter(Boolean).join(', ')}</span>}
        </li>
      ))}
    </ul>
  )
}

function WhenShown({ when }: { when: When | null }) {
  if (!when) return <span class="missing">not told</span>
  return (
    <>
      {when.earliest || when.latest ? days(when.earliest, when.open ? null : when.latest) : <span class="missing">no day can be told</span>}
      {when.approx && ' or about then'}
      <span class="field-more">
        {when.text && (
          <>
            “<Plain text={when.text} />”
          </>
        )}
        {when.basis === 'publication' && ' from the day of publication: no words say when'}
        {when.reason && ` ${when.reason}`}
      </span>
    </>
  )
}

function PlaceShown({ place }: { place: Place | null }) {
  if (!place) return <span class="missing">not told</span>
  const name = place.name ?? place.text
  const others = (place.names ?? []).filter((other) => other !== name)
  return (
    <>
      <bdi>{name}</bdi> {place.country && <span class="code">{place.country}</span>}
      {others.length > 0 && (
        <span class="field-more">
          also <bdi>{others.join(', ')}</bdi>
        </span>
      )}
      <span class="field-more">
        {[place.level, place.admin1].filter(Boolean).join(', ')}
        {place.text !== name && (
          <>
            {' '}
            “<Plain text={place.text} />”
          </>
        )}
        {place.lat === null && ' not in the gazetteer'}
      </span>
    </>
  )
}

/** Who vouches, the outermost first. */
function SourcesShown({ chain }: { chain: Attribution[] }) {
  if (!chain.length) return <span>the report, in its own voice</span>
  return (
    <ol class="plain-list chain">
      {chain.map((link, k) => (
        <li key={k}>
          {link.source ? <Plain text={link.source.text} /> : <span class="missing">a source not named</span>}
          <span class="field-more">
            {[link.stance, link.kind === 'direct' ? 'quoted' : 'reported'].filter(Boolean).join(', ')}
            {link.cue && (
              <>
                {' '}
                “<Plain text={link.cue.text} />”
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

function LabelsShown({ labels }: { labels: Label[] }) {
  return (
    <ul class="plain-list">
      {labels.map((label, k) => (
        <li key={k}>
          “<Plain text={label.text} />” <span class="muted small">{[label.about && `of the ${label.about}`, label.by === 'report' ? 'in the report’s own voice' : label.by && `by ${label.by}`].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
