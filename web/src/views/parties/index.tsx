// Parties: a directed network of who does what to whom in the period and selection of the filters.
import { useMemo } from 'preact/hooks'
import { useAnswer } from '../../api/client.ts'
import type { PartiesAnswer } from '../../api/shapes.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { setMore, useLocation } from '../../shell/location.ts'
import type { ViewProps } from '../../shell/views.ts'
import '../charts/charts.css'
import { QuadLegend } from '../charts/legend.tsx'
import { ChartHead, Choices, TwinButton, useTwin } from '../charts/twin.tsx'
import '../map/map.css'
import { type Choice, chosen, toMore } from './choice.ts'
import { split } from './layout.ts'
import { Network } from './network.tsx'
import { PartyPanel, Strongest, TiePanel } from './panel.tsx'
import './parties.css'
import { TieTable } from './table.tsx'

const LIMITS = [
  { value: '20', name: '20' },
  { value: '40', name: '40' },
  { value: '80', name: '80' },
  { value: '160', name: '160' },
] as const

type Limit = (typeof LIMITS)[number]['value']

export default function PartiesView({ asked }: ViewProps) {
  const { more } = useLocation()
  const isTable = useTwin()
  const limit: Limit = LIMITS.find(({ value }) => value === more['limit'])?.value ?? '40'
  const { answer, problem, isWaiting, again } = useAnswer<PartiesAnswer>('parties', asked, { limit })
  const { tied, alone } = useMemo(() => split(answer?.nodes ?? [], answer?.edges ?? []), [answer])
  const choice = chosen(answer, more)
  const choose = (next: Choice) => setMore(toMore(next), next.kind !== 'none')

  if (problem) return <ProblemNote problem={problem} again={again} />
  const left = answer?.more ?? 0
  const panel =
    answer &&
    (choice.kind === 'tie' ? (
      <TiePanel edge={choice.edge} asked={asked} choose={choose} />
    ) : choice.kind === 'party' ? (
      <PartyPanel node={choice.node} answer={answer} asked={asked} more={more} choose={choose} />
    ) : (
      <Strongest answer={answer} alone={alone} choose={choose} />
    ))
  return (
    <>
      <ChartHead title="Parties">
        {answer && (
          <span class="muted">
            {counted(answer.nodes.length, 'party', 'parties')}, {counted(answer.edges.length, 'tie')}
            {left > 0 && ` · ${number(left)} with fewer events left out`}
          </span>
        )}
        <Choices<Limit> what="At most" of={LIMITS} now={limit} choose={(value) => setMore({ limit: value === '40' ? '' : value })} />
        <TwinButton />
      </ChartHead>
      {isWaiting && <Waiting what="Counting events by party" />}
      {answer && answer.nodes.length === 0 && (
        <div class="note">
          <h2>No event with a coded party fits these filters.</h2>
          <p>Take a filter away above.</p>
        </div>
      )}
      {answer && answer.nodes.length > 0 && (
        <>
          <QuadLegend>
            <li>
              <svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">
                <path d="M0 5h22" class="key-line is-word" />
                <path d="M29 5l-8-4v8z" class="key-head" />
              </svg>{' '}
              words
            </li>
            <li>
              <svg width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">
                <path d="M0 5h22" class="key-line" />
                <path d="M29 5l-8-4v8z" class="key-head" />
              </svg>{' '}
              deeds; from actor to recipient, as wide as events are many, in the colour of the most frequent class
            </li>
          </QuadLegend>
          <div class="map-view">
            <div class="map-side">
              {isTable ? (
                <TieTable answer={answer} choose={choose} />
              ) : (
                <>
                  {tied.length > 0 ? (
                    <Network nodes={tied} edges={answer.edges} choice={choice} choose={choose} />
                  ) : (
                    <p class="note">No party does anything to another one here.</p>
                  )}
                  <p class="keys" id="network-keys">
                    Choose an arrow for its mentions, a party for its ties. Keys on a party: arrows go to the next one, <kbd>Enter</kbd> chooses, <kbd>+</kbd>{' '}
                    <kbd>−</kbd> <kbd>0</kbd> zoom. Circles are as large as a party's events are many; place and nearness mean nothing.
                  </p>
                </>
              )}
            </div>
            <section class="map-panel" aria-label={choice.kind === 'none' ? 'Ties' : 'Chosen'} aria-live="polite">
              {panel}
            </section>
          </div>
        </>
      )}
    </>
  )
}
