// The strip with all days: the period in view lies on it as a window that can be moved and stretched, with the mouse,
// a finger or the arrow keys, and a new one can be drawn.
import { useRef, useState } from 'preact/hooks'
import type { Bin } from '../../api/shapes.ts'
import { day, days } from '../../parts/days.ts'
import { useSize } from '../charts/use_size.ts'
import { boxesOf, columnsOf, heightsOf, pathsOf } from './bars.ts'
import { addMonths, toDay } from './calendar.ts'
import { between } from './period.ts'
import { type Extent, fromX, timeTicks, toX } from './scale.ts'
import { quadName } from '../../parts/types.ts'

interface Props {
  bins: readonly Bin[]
  all: Extent
  period: Extent
  choose: (period: Extent) => void
}

type Part = 'first' | 'last' | 'both' | 'new'

const HEIGHT = 44
const FOOT = 16

export function Strip({ bins, all, period, choose }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const { width } = useSize(frame)
  const [moved, setMoved] = useState<Extent | null>(null)
  const drag = useRef<{ part: Part; day: number; period: Extent; x: number } | null>(null)
  const shown = moved ?? period
  const columns = columnsOf(bins, all)
  const { up, down } = heightsOf(columns)
  const perEvent = (HEIGHT - 4) / Math.max(1, up + down)

  const dayAt = (event: PointerEvent) => fromX(event.clientX - (frame.current?.getBoundingClientRect().left ?? 0), all, width)
  const begin = (part: Part) => (press: PointerEvent) => {
    if (press.button !== 0) return
    press.stopPropagation()
    drag.current = { part, day: dayAt(press), period, x: press.clientX }
    frame.current?.setPointerCapture(press.pointerId)
  }
  const onPointerMove = (move: PointerEvent) => {
    const began = drag.current
    if (!began || Math.abs(move.clientX - began.x) < 3) return
    setMoved(drawn(began.part, began.day, dayAt(move), began.period, all))
  }
  const onPointerUp = () => {
    drag.current = null
    if (moved) choose(moved)
    setMoved(null)
  }
  const onKeyDown = (part: Part) => (press: KeyboardEvent) => {
    const next = stepped(part, press, period, all)
    if (!next) return
    press.preventDefault()
    choose(next)
  }

  const left = Math.max(0, toX(shown.first, all, width))
  const right = Math.min(width, toX(shown.last + 1, all, width))
  const handle = (part: 'first' | 'last', x: number) => (
    <div
      class={`strip-handle is-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={part === 'first' ? 'First day in view' : 'Last day in view'}
      aria-valuemin={all.first}
      aria-valuemax={all.last}
      aria-valuenow={shown[part]}
      aria-valuetext={day(toDay(shown[part]))}
      style={{ left: `${x}px` }}
      onPointerDown={begin(part)}
      onKeyDown={onKeyDown(part)}
    />
  )
  return (
    <section class="strip" aria-label="All days">
      <div ref={frame} class="strip-frame" style={{ height: `${HEIGHT + FOOT}px` }} onPointerDown={begin('new')} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={onPointerUp}>
        {width > 0 && (
          <>
            <svg width={width} height={HEIGHT + FOOT} aria-hidden="true" focusable="false">
              <rect class="strip-back" width={width} height={HEIGHT} />
              {timeTicks(all, width, 80).map((tick) => {
                const x = toX(tick.at, all, width)
                return (
                  <g key={tick.at} class="tick">
                    <line x1={x} x2={x} y1={0} y2={HEIGHT + 3} />
                    {x < width - 24 && (
                      <text x={x + 3} y={HEIGHT + FOOT - 4}>
                        {tick.text}
                      </text>
                    )}
                  </g>
                )
              })}
              {[...pathsOf(boxesOf(columns, all, width, 2 + up * perEvent, perEvent))].map(([quad, path]) => (
                <path key={quad} class={`bar ${quadName(quad)}`} d={path} />
              ))}
              <rect class="strip-shade" x={0} y={0} width={left} height={HEIGHT} />
              <rect class="strip-shade" x={right} y={0} width={Math.max(0, width - right)} height={HEIGHT} />
            </svg>
            <div
              class="strip-window"
              role="slider"
              tabIndex={0}
              aria-label="Period in view"
              aria-valuemin={all.first}
              aria-valuemax={all.last}
              aria-valuenow={shown.first}
              aria-valuetext={days(toDay(shown.first), toDay(shown.last))}
              style={{ left: `${left}px`, width: `${Math.max(4, right - left)}px`, height: `${HEIGHT}px` }}
              onPointerDown={begin(isWhole(period, all) ? 'new' : 'both')}
              onKeyDown={onKeyDown('both')}
            />
            {handle('first', left)}
            {handle('last', right)}
          </>
        )}
      </div>
    </section>
  )
}

function isWhole(period: Extent, all: Extent): boolean {
  return period.first <= all.first && period.last >= all.last
}

/** The period after a drag from one day to another. */
function drawn(part: Part, from: number, to: number, period: Extent, all: Extent): Extent {
  if (part === 'new') return between(from, to)
  if (part === 'first') return between(to, period.last)
  if (part === 'last') return between(period.first, to)
  const by = Math.min(Math.max(to - from, all.first - period.first), all.last - period.last)
  return { first: period.first + by, last: period.last + by }
}

/** The period after a key: arrows by a day, with Shift by a month, Page keys by a year, Home and End to the ends. */
function stepped(part: Part, press: KeyboardEvent, period: Extent, all: Extent): Extent | null {
  const months = { PageUp: 12, PageDown: -12 }[press.key]
  const sign = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[press.key]
  const move = (at: number): number | null => {
    if (press.key === 'Home') return all.first
    if (press.key === 'End') return all.last
    if (months) return addMonths(at, months)
    return sign ? (press.shiftKey ? addMonths(at, sign) : at + sign) : null
  }
  const kept = (at: number) => Math.min(all.last, Math.max(all.first, at))
  if (part === 'first') {
    const to = move(period.first)
    return to === null ? null : between(kept(Math.min(to, period.last)), period.last)
  }
  if (part === 'last') {
    const to = move(period.last)
    return to === null ? null : between(period.first, kept(Math.max(to, period.first)))
  }
  const to = move(period.first)
  if (to === null) return null
  const long = period.last - period.first
  const first = Math.min(Math.max(to, all.first), all.last - long)
  return { first, last: first + long }
}
