// The chart of counts: drawn as SVG, read out bin by bin with the arrow keys, a period chosen by dragging or with Shift.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bin, Quad, Step } from '../../api/shapes.ts'
import { days } from '../../parts/days.ts'
import { counted, number } from '../../parts/numbers.ts'
import { quadName, QUADS } from '../../parts/types.ts'
import { sumQuads, typesInWords } from '../charts/quads.ts'
import { useSize } from '../charts/use_size.ts'
import { boxesOf, type Column, columnsOf, dotsOf, geometryOf, pathsOf } from './bars.ts'
import { between } from './period.ts'
import { type Extent, fromX, timeTicks, toX } from './scale.ts'

interface Props {
  bins: readonly Bin[]
  by: Step
  view: Extent
  choose: (period: Extent) => void
}

const LEFT = 34 // room for the numbers of the count axis
const FOOT = 22 // and for the days below
const TOP = 10

export function Chart({ bins, by, view, choose }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const { width: full } = useSize(frame)
  const [at, setAt] = useState<number | null>(null) // index of the column that is read
  const [anchor, setAnchor] = useState<number | null>(null) // day at which a selection began
  const [dragged, setDragged] = useState<Extent | null>(null)
  const columns = columnsOf(bins, view)
  useEffect(() => {
    setAt(null)
    setAnchor(null)
  }, [view.first, view.last, by])

  const width = Math.max(0, full - LEFT)
  const geometry = geometryOf(columns, view, width, full < 500 ? 220 : 280, TOP, FOOT)
  const { height, zero, perEvent, isDots } = geometry

  const chosen = at === null ? null : (columns[at] ?? null)
  const selection = dragged ?? (anchor !== null && chosen ? widen(columns, anchor, chosen) : null)

  const onKeyDown = (press: KeyboardEvent) => {
    const move = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity, PageDown: 10, PageUp: -10 }[press.key]
    if (move !== undefined && columns.length > 0) {
      press.preventDefault()
      const from = at ?? (move > 0 ? -1 : columns.length)
      const next = Math.min(columns.length - 1, Math.max(0, from + move))
      if (press.shiftKey && anchor === null && chosen) setAnchor(chosen.first)
      if (!press.shiftKey) setAnchor(null)
      setAt(next)
    } else if (press.key === 'Enter' && chosen) {
      press.preventDefault()
      choose(selection ?? { first: chosen.first, last: chosen.last })
    } else if (press.key === 'Escape') {
      setAt(null)
      setAnchor(null)
    }
  }

  const dayAt = (event: PointerEvent): number => {
    const left = frame.current?.getBoundingClientRect().left ?? 0
    return fromX(event.clientX - left - LEFT, view, width)
  }
  const start = useRef<{ day: number; x: number } | null>(null)
  const onPointerDown = (press: PointerEvent) => {
    if (press.button !== 0 || press.pointerType === 'touch') return
    start.current = { day: dayAt(press), x: press.clientX }
    ;(press.currentTarget as Element).setPointerCapture(press.pointerId)
  }
  const onPointerMove = (move: PointerEvent) => {
    const day = dayAt(move)
    if (start.current && Math.abs(move.clientX - start.current.x) > 4) setDragged(snapped(bins, between(start.current.day, day)))
    else setAt(nearest(columns, day, (6 / Math.max(1, width)) * (view.last - view.first + 1)))
  }
  const onPointerUp = (release: PointerEvent) => {
    const began = start.current
    start.current = null
    if (dragged) choose(dragged)
    else if (began) {
      const index = nearest(columns, dayAt(release), (6 / Math.max(1, width)) * (view.last - view.first + 1))
      const column = index === null ? null : columns[index]
      if (column && column.last - column.first < view.last - view.first) choose({ first: column.first, last: column.last })
    }
    setDragged(null)
  }
  const onPointerLeave = () => {
    if (!start.current) setAt(null)
  }

  const boxes = isDots ? [] : boxesOf(columns, view, width, zero, perEvent)
  const dots = isDots ? dotsOf(columns, view, width, zero, perEvent) : []
  const ticks = timeTicks(view, width, full < 500 ? 54 : 72)
  return (
    <div class="timeline-chart">
      <div
        ref={frame}
        class="timeline-frame"
        tabIndex={0}
        role="group"
        aria-roledescription="chart"
        aria-label={`Events for each ${by}: ${summary(columns)}`}
        aria-describedby="timeline-keys"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={onPointerLeave}
      >
        {full > 0 && (
          <svg width={full} height={height} aria-hidden="true" focusable="false">
            <g transform={`translate(${LEFT} 0)`}>
              {levels(geometry.up, geometry.step).map((n) => (
                <Level key={`u${n}`} n={n} y={zero - n * perEvent} width={width} />
              ))}
              {levels(geometry.down, geometry.step).map((n) => (
                <Level key={`d${n}`} n={n} y={zero + n * perEvent} width={width} />
              ))}
              {ticks.map((tick) => {
                const x = toX(tick.at, view, width)
                return (
                  <g key={tick.at} class={tick.isMajor ? 'tick is-major' : 'tick'}>
                    <line x1={x} x2={x} y1={TOP} y2={height - FOOT + 4} />
                    {x < width - 20 && (
                      <text x={x + 3} y={height - 6}>
                        {tick.text}
                      </text>
                    )}
                  </g>
                )
              })}
              {selection && <Selection period={selection} view={view} width={width} height={height - FOOT} />}
              {chosen && !dragged && <Selection period={chosen} view={view} width={width} height={height - FOOT} isCursor />}
              {[...pathsOf(boxes)].map(([quad, path]) => (
                <path key={quad} class={`bar ${quadName(quad)}`} d={path} />
              ))}
              {dots.map(({ quad, x, y }, k) => (
                <DotMark key={k} quad={quad} x={x} y={y} size={perEvent} />
              ))}
              <line class="zero" x1={0} x2={width} y1={zero} y2={zero} />
              {geometry.up > 0 && (
                <text class="side" x={width} y={TOP + 10} text-anchor="end">
                  conflict ↑
                </text>
              )}
              {geometry.down > 0 && height - FOOT - zero > 18 && (
                <text class="side" x={width} y={height - FOOT - 5} text-anchor="end">
                  cooperation ↓
                </text>
              )}
            </g>
          </svg>
        )}
        {chosen && !dragged && full > 0 && <Tip column={chosen} x={LEFT + (toX(chosen.first, view, width) + toX(chosen.last + 1, view, width)) / 2} full={full} />}
      </div>
      <p class="unseen" aria-live="polite">
        {chosen && `${days(chosen.bin.start, chosen.bin.end)}: ${counted(chosen.bin.events, 'event')}. ${typesInWords(chosen.bin.by_type)}.`}
        {selection && ` Selected: ${isoDays(selection)}.`}
      </p>
      <p id="timeline-keys" class="keys">
        Drag to choose a period, click a bar to open it. Keys: <kbd>←</kbd> <kbd>→</kbd> from bar to bar, with <kbd>Shift</kbd> to select, <kbd>Enter</kbd> to open.
      </p>
    </div>
  )
}

function Level({ n, y, width }: { n: number; y: number; width: number }) {
  return (
    <g class="level">
      <line x1={0} x2={width} y1={y} y2={y} />
      <text x={-6} y={y + 3.5} text-anchor="end">
        {number(n)}
      </text>
    </g>
  )
}

function Selection({ period, view, width, height, isCursor = false }: { period: Extent; view: Extent; width: number; height: number; isCursor?: boolean }) {
  const left = Math.max(0, toX(period.first, view, width))
  const right = Math.min(width, toX(period.last + 1, view, width))
  return <rect class={isCursor ? 'cursor' : 'selection'} x={left} y={TOP} width={Math.max(2, right - left)} height={height - TOP} />
}

function DotMark({ quad, x, y, size }: { quad: Quad; x: number; y: number; size: number }) {
  const r = Math.min(5, size / 2 - 0.6)
  const isWord = quad.startsWith('verbal')
  const name = `dot ${quadName(quad)} ${isWord ? 'is-word' : 'is-deed'}`
  const reach = isWord ? r - 0.6 : r
  if (quad.endsWith('cooperation')) return <circle class={name} cx={x} cy={y} r={reach} />
  return <path class={name} d={`M${x} ${y - reach}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z`} />
}

function Tip({ column, x, full }: { column: Column; x: number; full: number }) {
  const sums = sumQuads(column.bin.by_type)
  const isRight = x > full / 2
  return (
    <div class={isRight ? 'tip is-right' : 'tip'} style={isRight ? { right: `${full - x + 10}px` } : { left: `${x + 10}px` }} aria-hidden="true">
      <b>{days(column.bin.start, column.bin.end)}</b>
      <span>{counted(column.bin.events, 'event')}</span>
      {QUADS.filter((quad) => sums[quad] > 0).map((quad) => (
        <span key={quad} class={`tip-row ${quadName(quad)}`}>
          {quad} {number(sums[quad])}
        </span>
      ))}
      <span class="muted">{typesInWords(column.bin.by_type)}</span>
    </div>
  )
}

function levels(most: number, step: number): number[] {
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step)
}

function summary(columns: readonly Column[]): string {
  const highest = columns.reduce<Column | null>((best, column) => (best && best.bin.events >= column.bin.events ? best : column), null)
  if (!highest) return 'none'
  const total = columns.reduce((sum, column) => sum + column.bin.events, 0)
  return `${counted(total, 'event')} in ${counted(columns.length, 'bar')}, most in ${days(highest.bin.start, highest.bin.end)} with ${highest.bin.events}`
}

/** The column under a day, or one at most `reach` days away. */
function nearest(columns: readonly Column[], day: number, reach: number): number | null {
  let best: number | null = null
  let least = Infinity
  columns.forEach((column, i) => {
    const away = day < column.first ? column.first - day : day > column.last ? day - column.last : 0
    if (away < least) {
      least = away
      best = i
    }
  })
  return least <= reach ? best : null
}

/** From the day of the first column of a selection to the column that is read now. */
function widen(columns: readonly Column[], anchor: number, to: Column): Extent {
  const from = columns.find((column) => column.first <= anchor && column.last >= anchor) ?? to
  return { first: Math.min(from.first, to.first), last: Math.max(from.last, to.last) }
}

/** A dragged period, made to whole bins where it touches any. */
function snapped(bins: readonly Bin[], period: Extent): Extent {
  const touched = columnsOf(bins, period)
  const first = touched[0]
  const last = touched.at(-1)
  return { first: first ? Math.min(period.first, first.first) : period.first, last: last ? Math.max(period.last, last.last) : period.last }
}

function isoDays(period: Extent): string {
  const day = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10)
  return days(day(period.first), day(period.last))
}
