// What there is to know of a report as a whole: where it comes from, its mentions, statements, loaded words and places.
import type { ComponentChildren } from 'preact'
import type { MentionRecord, Place, ReportWhole, Span } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { day, moment } from '../../parts/days.ts'
import { counted } from '../../parts/numbers.ts'
import { TypeMark } from '../../parts/type_mark.tsx'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'

interface Props {
  report: ReportWhole
  mentions: MentionRecord[]
  asked: Asked
  choose: (mention: MentionRecord) => void
  light: (spans: Span[]) => void
  lit: Span[]
}

export function Overview({ report, mentions, asked, choose, light, lit }: Props) {
  return (
    <>
      <h2>This report</h2>
      <Facts report={report} asked={asked} />
      <Part title={counted(mentions.length, 'mention')} isOpen>
        {mentions.length === 0 && <p class="missing">{report.language && report.language !== 'en' ? 'Reports in this language are kept, not coded.' : 'No event was found in this report.'}</p>}
        <ol class="mention-list">
          {mentions.map((mention) => (
            <li key={mention.id}>
              <button type="button" class="quiet mention-link" onClick={() => choose(mention)}>
                <TypeMark type={mention.type} /> <span class="muted">“<Plain text={mention.trigger.text} />”</span>
              </button>
            </li>
          ))}
        </ol>
      </Part>
      {report.labels.length > 0 && (
        <Part title={counted(report.labels.length, 'loaded word')}>
          <ul class="plain-list">
            {report.labels.map((label, k) => (
              <li key={k}>
                <Lights spans={[label]} light={light} lit={lit}>
                  “<Plain text={label.text} />”{' '}
                  <span class="muted">{[label.about && `of the ${label.about}`, label.by === 'report' ? 'own voice' : label.by && `by a ${label.by}`].filter(Boolean).join(', ')}</span>
                </Lights>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {report.statements.length > 0 && (
        <Part title={counted(report.statements.length, 'statement')}>
          <ul class="plain-list">
            {report.statements.map((statement, k) => (
              <li key={k}>
                <Lights spans={[statement.content, statement.speaker, statement.cue].filter((span) => span !== null)} light={light} lit={lit}>
                  {statement.speaker ? <Plain text={statement.speaker.text} /> : <span class="missing">speaker not named</span>}{' '}
                  <span class="muted">
                    {statement.kind === 'direct' ? 'quoted' : 'reported'}: <Plain text={cut(statement.content.text)} />
                  </span>
                </Lights>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {report.places.length > 0 && (
        <Part title={counted(placesOf(report.places).length, 'place')}>
          <ul class="plain-list">
            {placesOf(report.places).map(({ place, spans }) => (
              <li key={place.start}>
                <Lights spans={spans} light={light} lit={lit}>
                  <bdi>{place.name ?? place.text}</bdi>{' '}
                  <span class="muted">
                    {[...(place.names ?? []).filter((name) => name !== (place.name ?? place.text)), place.level, place.country].filter(Boolean).join(', ')}
                    {place.lat === null && 'not in the gazetteer'}
                    {spans.length > 1 && ` · ${spans.length} times`}
                  </span>
                </Lights>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Facts({ report, asked }: { report: ReportWhole; asked: Asked }) {
  return (
    <dl class="report-facts">
      <Fact name="Publisher">
        <bdi>{report.publisher || 'not known'}</bdi>
      </Fact>
      <Fact name="Published">{report.published ? day(report.published) : 'not known'}</Fact>
      {report.address && /^https?:\/\//i.test(report.address) && (
        <Fact name="Address">
          <a href={report.address} rel="noopener noreferrer nofollow external" target="_blank">
            {report.address}
          </a>
        </Fact>
      )}
      {!report.address && report.origin && <Fact name="Came from">{report.origin}</Fact>}
      <Fact name="Read">{moment(report.fetched)}</Fact>
      {report.language !== 'en' && <Fact name="Language">{report.language}</Fact>}
      {report.versions.length > 1 && <Fact name="Versions">{counted(report.versions.length, 'text')} found at this address; the latest is shown</Fact>}
      {report.copies.length > 0 && (
        <Fact name="Copies">
          <ul class="plain-list">
            {report.copies.map((copy) => (
              <li key={copy.id}>
                <a href={address('reports', asked, copy.id)}>
                  <Plain text={copy.title || copy.id} />
                </a>{' '}
                <bdi class="muted">{copy.publisher}</bdi>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Part({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ComponentChildren }) {
  return (
    <details class="part" open={isOpen}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {children}
    </details>
  )
}

/** A button that shows words in the text. */
function Lights({ spans, light, lit, children }: { spans: Span[]; light: Props['light']; lit: Span[]; children: ComponentChildren }) {
  const isLit = lit.length > 0 && lit.length === spans.length && lit.every((span, k) => span.start === spans[k]?.start && span.end === spans[k]?.end)
  return (
    <button type="button" class="quiet lights" aria-pressed={isLit} onClick={() => light(isLit ? [] : spans)}>
      <span>{children}</span>
    </button>
  )
}

/** Places by name, each with all the words that name it. */
function placesOf(places: Place[]): { place: Place; spans: Span[] }[] {
  const found = new Map<string, { place: Place; spans: Span[] }>()
  for (const place of places) {
    const key = `${place.name ?? place.text} ${place.country ?? ''} ${place.lat ?? ''}`
    const known = found.get(key)
    if (known) known.spans.push(place)
    else found.set(key, { place, spans: [place] })
  }
  return [...found.values()]
}

const LONGEST = 140

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
