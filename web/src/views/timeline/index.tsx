// The timeline: how many events each day, week, month or year had, by quad class; the events that took longer as bars
// below; a strip with all days, on which a period can be drawn. The period is the filters' since and until.
import { useAnswer } from '../../api/client.ts'
import type { Bin, Step, Timeline } from '../../api/shapes.ts'
import { address } from '../../shell/location.ts'
import { setMore, useLocation } from '../../shell/location.ts'
import { navigate, withDays } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import type { ViewProps } from '../../shell/views.ts'
import { QuadLegend } from '../charts/legend.tsx'
import { ChartHead, Choices, TwinButton, useTwin } from '../charts/twin.tsx'
import '../charts/charts.css'
import { toDay, toNumber } from './calendar.ts'
import { Chart } from './chart.tsx'
import { Intervals } from './intervals.tsx'
import { asked as askedPeriod, mainPeriod, toFilters } from './period.ts'
import { Periods } from './periods.tsx'
import { type Extent, wholeSteps } from './scale.ts'
import { Strip } from './strip.tsx'
import { TimelineTable } from './table.tsx'
import './timeline.css'

const STEPS = [
  { value: 'auto', name: 'Auto' },
  { value: 'day', name: 'Day' },
  { value: 'week', name: 'Week' },
  { value: 'month', name: 'Month' },
  { value: 'year', name: 'Year' },
] as const

type Wanted = (typeof STEPS)[number]['value']

export default function TimelineView({ asked }: ViewProps) {
  const { more } = useLocation()
  const isTable = useTwin()
  const wanted: Wanted = STEPS.find(({ value }) => value === more['by'])?.value ?? 'auto'
  const whole = useAnswer<Timeline>('timeline', withDays(asked, '', ''))
  const all = extentOf(whole.answer)
  const isAsked = asked.since !== '' || asked.until !== ''
  const main = whole.answer && all ? mainPeriod(whole.answer.bins, all) : null
  const first = !isAsked && more['days'] !== 'all' ? main : null
  const seen = first ? withDays(asked, toDay(first.first), toDay(first.last)) : asked
  const shown = useAnswer<Timeline>(whole.answer ? 'timeline' : null, seen, { by: wanted === 'auto' ? undefined : wanted })

  const problem = shown.problem ?? whole.problem
  if (problem) return <ProblemNote problem={problem} again={shown.problem ? shown.again : whole.again} />
  const { answer } = shown
  const view = all ? viewOf(answer, seen.since, seen.until, all) : null
  const choose = (period: Extent) => {
    if (!all) return
    const { since, until } = toFilters(period, all)
    navigate('timeline', withDays(asked, since, until), { ...more, days: since ? '' : 'all' })
  }
  const before = first && whole.answer ? sumBefore(whole.answer.bins, first.first) : 0
  const total = answer?.bins.reduce((sum, bin) => sum + bin.events, 0) ?? 0
  return (
    <>
      <ChartHead title="Timeline">
        <Choices<Wanted> what="Each bar a" of={STEPS} now={wanted} choose={(by) => setMore({ by: by === 'auto' ? '' : by })} />
        <TwinButton />
      </ChartHead>
      {(shown.isWaiting || whole.isWaiting) && <Waiting what="Counting events" />}
      {answer && view && all ? (
        <div class={shown.isWaiting ? 'timeline is-stale' : 'timeline'}>
          <div class="timeline-period">
            <p class="timeline-sum">
              <b>{counted(total, 'event')}</b> {total === 1 ? 'begins' : 'begin'} in {days(toDay(view.first), toDay(view.last))}{' '}
              <a href={address('events', seen)}>List them</a>
              {before > 0 && all && (
                <span class="small muted">
                  {' '}
                  {counted(before, 'event')} before that:{' '}
                  <button type="button" class="quiet" onClick={() => choose(all)}>
                    show all days
                  </button>
                </span>
              )}
            </p>
            <Periods view={view} all={all} choose={choose} />
          </div>
          {isTable ? (
            <TimelineTable answer={answer} asked={seen} />
          ) : (
            <>
              <QuadLegend />
              <Chart bins={answer.bins} by={answer.by} view={view} choose={choose} />
              <Intervals spans={answer.spans} view={view} asked={asked} />
            </>
          )}
          {whole.answer && <Strip bins={whole.answer.bins} all={main && view.first >= main.first ? main : all} period={view} choose={choose} />}
          <Undated count={whole.answer?.undated ?? answer.undated} />
        </div>
      ) : (
        whole.answer && !all && <Nothing undated={whole.answer.undated} />
      )}
    </>
  )
}

function Undated({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <p class="small muted">
      {counted(count, 'event')} {count === 1 ? 'has' : 'have'} no day and cannot be shown here. The reports give none, or one that cannot be resolved; the
      publication date is not used instead.
    </p>
  )
}

function Nothing({ undated }: { undated: number }) {
  return (
    <div class="note">
      <h2>No event with a day fits these filters.</h2>
      <p>{undated > 0 ? `${number(undated)} without a day do: see Events.` : 'Take a filter away above.'}</p>
    </div>
  )
}

/** First and last day with events. */
function extentOf(answer: Timeline | null): Extent | null {
  const bins = answer?.bins.filter((bin) => bin.events > 0) ?? []
  if (!answer || bins.length === 0) return null
  return wholeSteps(
    { first: Math.min(...bins.map((bin) => toNumber(bin.start))), last: Math.max(...bins.map((bin) => toNumber(bin.end))) },
    answer.by as Step,
  )
}

/** Events of bins that end before a day. */
function sumBefore(bins: readonly Bin[], day: number): number {
  return bins.filter((bin) => toNumber(bin.end) < day).reduce((sum, bin) => sum + bin.events, 0)
}

/** What the chart shows: the period that is asked for; without one, what there is. */
function viewOf(answer: Timeline | null, since: string, until: string, all: Extent): Extent {
  return since || until ? askedPeriod(since, until, all) : (extentOf(answer) ?? all)
}
