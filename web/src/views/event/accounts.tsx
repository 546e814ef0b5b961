// Accounts side by side: a row is a field, a column a source. Where accounts differ, the row says so, and letters show
// which values are the same.
import type { Account, EventWhole, Said } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { day } from '../../parts/days.ts'
import { fieldName } from '../../parts/fields.ts'
import { counted } from '../../parts/numbers.ts'
import { address } from '../../shell/location.ts'
import { lettersOf } from './letters.ts'
import { Value } from './value.tsx'

export function Accounts({ event, asked }: { event: EventWhole; asked: Asked }) {
  const { accounts } = event
  const fields = event.fields.filter((field) => accounts.some((account) => account.values[field]?.length))
  const reportOf = new Map(event.told.map((told) => [told.id, told.report]))
  const hasLetters = event.disputed.length > 0 && accounts.length > 1
  return (
    <section>
      <h2 id="accounts-head">Accounts side by side</h2>
      {hasLetters && <p class="muted small">Where accounts differ, equal values have the same letter.</p>}
      <div class="scrolls" tabIndex={0} role="region" aria-labelledby="accounts-head">
        <table class={`accounts ${accounts.length === 1 ? 'is-one' : ''}`}>
          <caption class="unseen">What each source says of each field</caption>
          <thead>
            <tr>
              <td />
              {accounts.map((account, k) => (
                <th key={k} scope="col">
                  <Whose account={account} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => {
              const isDisputed = event.disputed.includes(field)
              const letters = isDisputed ? lettersOf(accounts, field) : null
              return (
                <tr key={field} class={isDisputed ? 'is-disputed' : undefined}>
                  <th scope="row">
                    {fieldName(field)}
                    {isDisputed && (
                      <>
                        {' '}
                        <span class="differs">accounts differ</span>
                      </>
                    )}
                  </th>
                  {accounts.map((account, k) => (
                    <td key={k}>
                      <Cell said={account.values[field] ?? []} field={field} letters={letters} reportOf={reportOf} asked={asked} />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Whose({ account }: { account: Account }) {
  const told = [day(account.first_published), account.last_published !== account.first_published ? day(account.last_published) : ''].filter((text) => text && !text.startsWith('day not'))
  return (
    <>
      {account.source ? (
        <>
          <bdi class="whose">{account.source}</bdi>
          <span class="whose-in">
            in <bdi>{account.publisher || 'a report whose publisher is not known'}</bdi>
          </span>
        </>
      ) : (
        <>
          <bdi class="whose">{account.publisher || 'Publisher not known'}</bdi>
          <span class="whose-in">in its own voice</span>
        </>
      )}
      <span class="whose-in">
        {counted(account.independent, 'report')}
        {told.length > 0 && `, ${told.join(' to ')}`}
      </span>
    </>
  )
}

interface CellProps {
  said: Said[]
  field: string
  letters: Map<string, string> | null
  reportOf: Map<string, string>
  asked: Asked
}

function Cell({ said, field, letters, reportOf, asked }: CellProps) {
  if (!said.length) return <span class="missing unsaid">not said</span>
  const hasChanged = new Set(said.map((one) => one.published)).size > 1
  return (
    <ul class="values">
      {said.map((one) => {
        const report = reportOf.get(one.mention)
        const letter = letters?.get(one.value)
        const value = <Value field={field} value={one.value} />
        return (
          <li key={one.value}>
            {letter && (
              <span class="letter" title="Equal values of this row have the same letter">
                <span class="unseen">value </span>
                {letter}
              </span>
            )}
            {report ? (
              <a class="value" href={address('reports', asked, report, { mention: one.mention, field: TARGET[field] ?? '' })}>
                {value}
              </a>
            ) : (
              <span class="value">{value}</span>
            )}
            {hasChanged && one.published && <span class="said-on">{day(one.published)}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** Which field of the mention, in the report, a field of the event was read from. */
const TARGET: Record<string, string> = {
  called: 'trigger', type: 'trigger', status: 'trigger', labels: 'labels', actors: 'actors', recipients: 'recipients', days: 'date', place: 'place',
  killed: 'figures', injured: 'figures', detained: 'figures', displaced: 'figures', missing: 'figures', size: 'figures',
}
