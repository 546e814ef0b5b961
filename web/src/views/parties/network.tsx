// The network as a drawing: parties as circles, what they do to each other as arrows. It can be zoomed and moved;
// the arrow keys go from party to party.
import { select } from 'd3-selection'
import { type D3ZoomEvent, zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { PartyEdge, PartyNode } from '../../api/shapes.ts'
import { counted } from '../../parts/numbers.ts'
import { quadName } from '../../parts/types.ts'
import { useSize } from '../charts/use_size.ts'
import { ZoomButtons } from '../charts/zoom_buttons.tsx'
import { type Arrow, arrowsOf } from './arrows.ts'
import { type Choice, isNear, NONE } from './choice.ts'
import { type Direction, labelOf, layOut, neighbour, type Placed, roomFor } from './layout.ts'

interface Props {
  nodes: readonly PartyNode[]
  edges: readonly PartyEdge[]
  choice: Choice
  choose: (choice: Choice) => void
}

const KEYS: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

export function Network({ nodes: all, edges, choice, choose }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useRef<SVGSVGElement>(null)
  const { width, height } = useSize(frame)
  const nodes = useMemo(() => [...all].sort((a, b) => b.events - a.events).slice(0, roomFor({ width, height })), [all, width, height])
  const placed = useMemo(() => layOut(nodes, edges, { width, height }), [nodes, edges, width, height])
  const arrows = useMemo(() => arrowsOf(edges, placed), [edges, placed])
  const [hovered, setHovered] = useState<Choice>(NONE)
  const [focused, setFocused] = useState<string | null>(null)
  const [camera, setCamera] = useState({ k: 1, x: 0, y: 0 })
  const zooming = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null)
  const isOpen = width > 0

  useEffect(() => {
    const node = drawing.current
    if (!node || !isOpen) return
    const behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.6, 8])
      .filter((event: Event) => !(event instanceof MouseEvent && event.button !== 0) && !('touches' in event && (event as TouchEvent).touches.length < 2))
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => setCamera({ k: event.transform.k, x: event.transform.x, y: event.transform.y }))
    zooming.current = behaviour
    select(node).call(behaviour).on('dblclick.zoom', null)
    return () => void select(node).on('.zoom', null)
  }, [isOpen])

  const by = (factor: number) => drawing.current && zooming.current && select(drawing.current).call(zooming.current.scaleBy, factor)
  const whole = () => drawing.current && zooming.current && select(drawing.current).call(zooming.current.transform, zoomIdentity)

  // A choice is named by what is under the pointer, else by what was chosen.
  const lit = hovered.kind === 'none' ? choice : hovered
  const near = (edge: PartyEdge) => isNear(lit, edge)
  const linked = new Set(lit.kind === 'none' ? [] : edges.filter(near).flatMap(({ from, to }) => [from, to]))
  if (lit.kind === 'party') linked.add(lit.node.id)

  const first = (choice.kind === 'party' ? choice.node.id : null) ?? focused ?? placed[0]?.node.id ?? null
  const onKeyDown = (press: KeyboardEvent, { node }: Placed) => {
    const direction = KEYS[press.key]
    if (direction) {
      const next = neighbour(placed, node.id, direction)
      press.preventDefault()
      if (next !== null) drawing.current?.querySelector<SVGGElement>(`[data-party="${CSS.escape(next)}"]`)?.focus()
    } else if (press.key === 'Enter' || press.key === ' ') {
      press.preventDefault()
      choose({ kind: 'party', node })
    } else if (press.key === 'Escape') choose(NONE)
    else if (press.key === '+' || press.key === '=') by(1.4)
    else if (press.key === '-') by(1 / 1.4)
    else if (press.key === '0') whole()
  }
  return (
    <div class="network-frame" ref={frame}>
      {nodes.length < all.length && <p class="network-left">{counted(all.length - nodes.length, 'smaller party', 'smaller parties')} not drawn in this width: see the table</p>}
      {isOpen && (
        <svg
          ref={drawing}
          class="network"
          width={width}
          height={height}
          role="group"
          aria-roledescription="network"
          aria-label={`Network of ${counted(nodes.length, 'party', 'parties')} and ${counted(edges.length, 'tie')}`}
          aria-describedby="network-keys"
          onClick={(click) => click.target === drawing.current && choose(NONE)}
        >
          <g transform={`translate(${camera.x} ${camera.y}) scale(${camera.k})`}>
            <g aria-hidden="true">
              {arrows.map((arrow) => (
                <ArrowLine
                  key={`${arrow.edge.from}→${arrow.edge.to}`}
                  arrow={arrow}
                  light={lit.kind === 'none' ? 'plain' : near(arrow.edge) ? 'lit' : 'dim'}
                  over={() => setHovered({ kind: 'tie', edge: arrow.edge })}
                  out={() => setHovered(NONE)}
                  choose={() => choose({ kind: 'tie', edge: arrow.edge })}
                />
              ))}
            </g>
            {placed.map((one) => {
              const { node, x, y, radius, label } = one
              const isChosen = choice.kind === 'party' && choice.node.id === node.id
              const isDim = lit.kind !== 'none' && !linked.has(node.id)
              return (
                <g
                  key={node.id}
                  data-party={node.id}
                  class={`party-node ${isChosen ? 'is-chosen' : ''} ${isDim ? 'is-dim' : ''}`}
                  transform={`translate(${x} ${y})`}
                  role="button"
                  tabIndex={node.id === first ? 0 : -1}
                  aria-pressed={isChosen}
                  aria-label={`${labelOf(node)}, ${counted(node.events, 'event')}`}
                  onFocus={() => setFocused(node.id)}
                  onKeyDown={(press) => onKeyDown(press, one)}
                  onClick={() => choose(isChosen ? NONE : { kind: 'party', node })}
                  onPointerEnter={(move) => move.pointerType !== 'touch' && setHovered({ kind: 'party', node })}
                  onPointerLeave={() => setHovered(NONE)}
                >
                  <circle r={radius} />
                  <text y={radius + 12}>{label}</text>
                </g>
              )
            })}
          </g>
        </svg>
      )}
      <ZoomButtons step={1.5} by={by} whole={whole} wholeWords="Show the whole network" />
    </div>
  )
}

interface ArrowProps {
  arrow: Arrow
  light: 'plain' | 'lit' | 'dim'
  over: () => void
  out: () => void
  choose: () => void
}

function ArrowLine({ arrow, light, over, out, choose }: ArrowProps) {
  const { quad, line, head, width, edge } = arrow
  return (
    <g class={`tie ${quad ? quadName(quad) : ''} is-${light}`} onPointerEnter={over} onPointerLeave={out} onClick={choose}>
      <title>{`${edge.from} → ${edge.to}: ${counted(edge.events, 'event')}`}</title>
      <path class="tie-reach" d={line} stroke-width={Math.max(12, width + 6)} />
      <path class={quad?.startsWith('verbal') ? 'tie-line is-word' : 'tie-line'} d={line} stroke-width={width} />
      <path class="tie-head" d={head} />
    </g>
  )
}
