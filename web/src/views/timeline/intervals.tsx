// Events that are told of with an interval, as bars below the chart: as long as what the reports leave open or say.
import { useRef, useState } from 'preact/hooks'
import type { Timeline } from '../../api/shapes.ts'
import type { Asked } from '../../filters/asked.ts'
import { days } from '../../parts/days.ts'
import { counted } from '../../parts/numbers.ts'
import { quadName, quadOf } from '../../parts/types.ts'
import { address } from '../../shell/location.ts'
import { useSize } from '../charts/use_size.ts'
import { lay } from './lanes.ts'
import type { Extent } from './scale.ts'

const FEW = 8 // rows before the rest is asked for

const ROW = 20 // pixels
const WORDS = 158 // pixels kept free for an event's words

export function Intervals({ spans, view, asked }: { spans: Timeline['spans']; view: Extent; asked: Asked }) {
  const frame = useRef<HTMLElement>(null)
  const { width } = useSize(frame)
  const [isAll, showAll] = useState(false)
  const { laid, lanes, left } = lay(spans, view, isAll ? 200 : FEW, 0.006, Math.min(0.9, WORDS / Math.max(1, width)))
  if (laid.length === 0) return <section ref={frame} />
  return (
    <section class="intervals" aria-labelledby="intervals-name" ref={frame}>
      <h2 id="intervals-name">Events told of with several days</h2>
      <ul class="interval-rows" style={{ height: `${lanes * ROW}px` }}>
        {laid.map(({ span, lane, from, to, isCutLeft, isCutRight, words }) => {
          const quad = quadOf(span.type)
          return (
            <li
              key={span.id}
              class={`words-${words}`}
              style={{ top: `${lane * ROW}px`, left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
            >
              <a
                class={`interval ${quad ? quadName(quad) : ''} ${quad?.startsWith('verbal') ? 'is-word' : 'is-deed'}`}
                href={address('events', asked, span.id)}
                title={`${span.type}, ${days(span.earliest, span.latest)}: ${span.headline}`}
              >
                <span class="interval-bar" aria-hidden="true">
                  {isCutLeft && '‹'}
                  {isCutRight && <span class="at-end">›</span>}
                </span>
                <span class="interval-words">
                  <span class="unseen">{`${days(span.earliest, span.latest)}, `}</span>
                  {span.type} <bdi class="interval-headline">{span.headline}</bdi>
                  <span class="unseen">{`, ${counted(span.independent, 'independent report')}`}</span>
                </span>
              </a>
            </li>
          )
        })}
      </ul>
      {(left > 0 || isAll) && (
        <button type="button" class="quiet small" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show ${counted(left, 'more', 'more')}`}
        </button>
      )}
    </section>
  )
}
