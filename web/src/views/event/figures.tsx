// Figures as ranges, by source: nothing is averaged, every number stands beside who gave it.
import type { Account, EventWhole, MentionSummary } from '../../api/shapes.ts'
import { day } from '../../parts/days.ts'
import { fieldName } from '../../parts/fields.ts'
import { range } from '../../parts/numbers.ts'
import { Plain } from '../../text/plain.tsx'

interface Given {
  whose: string
  published: string | null
  text: string
  low: number | null
  high: number | null
  approx: boolean
}

const KINDS = ['killed', 'injured', 'detained', 'displaced', 'missing', 'size']

export function Figures({ event }: { event: EventWhole }) {
  const kinds = KINDS.map((kind) => ({ kind, given: givenOf(event, kind) })).filter(({ given }) => given.length)
  if (!kinds.length) return null
  return (
    <section>
      <h2>Figures by source</h2>
      <div class="figures-grid">
        {kinds.map(({ kind, given }) => (
          <Kind key={kind} kind={kind} given={given} />
        ))}
      </div>
    </section>
  )
}

function Kind({ kind, given }: { kind: string; given: Given[] }) {
  const most = Math.max(1, ...given.map((one) => one.high ?? (one.low ?? 0) * 1.25))
  const ends = given.flatMap((one) => [one.low, one.high]).filter((end) => end !== null)
  const isOpen = given.some((one) => one.high === null)
  return (
    <table class="figures">
      <caption>
        <b>{fieldName(kind)}</b>: <span>{isOpen ? range(Math.min(...ends), null) : range(Math.min(...ends), Math.max(...ends))}</span>
        {given.length > 1 && <span class="muted"> over {given.length} figures</span>}
      </caption>
      <thead class="unseen">
        <tr>
          <th scope="col">According to</th>
          <th scope="col">Words</th>
          <th scope="col">Number</th>
          <th scope="col">Range</th>
        </tr>
      </thead>
      <tbody>
        {given.map((one, k) => (
          <tr key={k}>
            <th scope="row">
              <bdi>{one.whose}</bdi>
              {one.published && <span class="said-on">{day(one.published)}</span>}
            </th>
            <td>
              “<Plain text={one.text} />”
            </td>
            <td class="number">{range(one.low, one.high, one.approx)}</td>
            <td class="figure-bar" aria-hidden="true">
              <span class="figure-track">
                <span
                  class={`figure-range ${one.high === null ? 'is-open' : ''}`}
                  style={{ insetInlineStart: percent((one.low ?? 0) / most), width: percent(((one.high ?? most) - (one.low ?? 0)) / most) }}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function givenOf(event: EventWhole, kind: string): Given[] {
  const found = event.told.flatMap((told) => {
    const account = event.accounts.find((one) => one.mentions.includes(told.id))
    return told.figures
      .filter((figure) => figure.kind === kind)
      .map((figure) => ({ whose: whoseOf(account, told), published: told.published, text: figure.text, low: figure.low, high: figure.high, approx: figure.approx }))
  })
  const distinct = new Map(found.map((one) => [`${one.whose}|${one.text}|${one.low}|${one.high}|${one.published}`, one]))
  return [...distinct.values()]
}

function whoseOf(account: Account | undefined, told: MentionSummary): string {
  if (account?.source) return told.publisher ? `${account.source} (in ${told.publisher})` : account.source
  return told.publisher || 'publisher not known'
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
