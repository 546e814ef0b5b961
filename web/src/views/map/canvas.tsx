// The map itself: a canvas that can be dragged, zoomed with the wheel, two fingers, buttons and keys.
import { select } from 'd3-selection'
import { type D3ZoomEvent, zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { MapPlace } from '../../api/shapes.ts'
import { counted } from '../../parts/numbers.ts'
import { useTheme } from '../../shell/theme.ts'
import { typesInWords } from '../charts/quads.ts'
import { useSize } from '../charts/use_size.ts'
import { ZoomButtons } from '../charts/zoom_buttons.tsx'
import { type Camera, CLOSEST, fitting, fromText, seen, toText } from './camera.ts'
import { draw, palette } from './draw.ts'
import { FORM_WORDS, keyOf, markAt, marksOf, nameOf, type Point } from './marks.ts'
import { useWorld } from './world.ts'
import { ProblemNote } from '../../parts/problem.tsx'

interface Props {
  places: readonly MapPlace[]
  chosen: MapPlace | null
  choose: (place: MapPlace | null) => void
  where: string | undefined // the camera as the address keeps it
  moved: (where: string) => void
}

type Zoom = ZoomBehavior<HTMLCanvasElement, unknown>

export function MapCanvas({ places, chosen, choose, where, moved }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(frame)
  const room = useMemo(() => ({ width: Math.floor(size.width), height: Math.floor(size.height) }), [size])
  const { world, problem } = useWorld()
  const theme = useTheme()
  const colours = useMemo(palette, [theme])
  const marks = useMemo(() => marksOf(places), [places])
  const [camera, setCamera] = useState<Camera | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const zooming = useRef<Zoom | null>(null)
  const isOpen = room.width > 0 && room.height > 0
  const latest = useRef({ room, moved })
  latest.current = { room, moved }

  const fit = () => fitting(room, places.map(({ lon, lat, events }) => ({ lon, lat, weight: events })))
  const look = (to: Camera) => {
    const node = canvas.current
    if (node && zooming.current) select(node).call(zooming.current.transform, zoomIdentity.translate(to.x, to.y).scale(to.k))
  }

  useEffect(() => {
    const node = canvas.current
    if (!node || !isOpen) return
    const behaviour: Zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([1, CLOSEST])
      .extent([
        [0, 0],
        [room.width, room.height],
      ])
      .translateExtent([
        [-room.width * 0.25, -room.height * 0.25],
        [room.width * 1.25, room.height * 1.25],
      ])
      // One finger scrolls the page; two move the map.
      .filter((event: Event) => !(event instanceof MouseEvent && event.button !== 0) && !(isTouch(event) && event.touches.length < 2))
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => setCamera({ k: event.transform.k, x: event.transform.x, y: event.transform.y }))
      .on('end', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        if (event.sourceEvent) latest.current.moved(toText(latest.current.room, event.transform))
      })
    zooming.current = behaviour
    select(node).call(behaviour).on('dblclick.zoom', null)
    look(fromText(room, where) ?? fit())
    return () => void select(node).on('.zoom', null)
  }, [isOpen, room.width, room.height])

  // Other filters: show where their events are, unless the person has chosen where to look.
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else if (!where && isOpen) look(fit())
  }, [places])

  // A place chosen in the list comes into sight.
  useEffect(() => {
    if (!chosen || !camera || !isOpen) return
    const at = seen(room, camera)([chosen.lon, chosen.lat])
    if (at && at[0] > 20 && at[1] > 20 && at[0] < room.width - 20 && at[1] < room.height - 20) return
    const to = fromText(room, `${chosen.lon},${chosen.lat},${camera.k}`)
    if (to) look(to)
  }, [chosen && keyOf(chosen), isOpen])

  const projection = camera && isOpen ? seen(room, camera) : null
  const at: (Point | null)[] = projection
    ? marks.map(({ place, radius }) => {
        const point = projection([place.lon, place.lat])
        const isIn = point && point[0] > -radius && point[1] > -radius && point[0] < room.width + radius && point[1] < room.height + radius
        return isIn ? { x: point[0], y: point[1] } : null
      })
    : []
  const chosenIndex = chosen ? marks.findIndex(({ place }) => keyOf(place) === keyOf(chosen)) : -1

  useEffect(() => {
    if (!canvas.current || !projection) return
    draw(canvas.current, { room, projection, world, marks, at, chosen: chosenIndex < 0 ? null : chosenIndex, hovered }, colours)
  })

  const by = (factor: number) => {
    if (!canvas.current || !zooming.current || !camera) return
    select(canvas.current).call(zooming.current.scaleBy, factor)
    settle()
  }
  const pan = (x: number, y: number) => {
    if (!canvas.current || !zooming.current || !camera) return
    select(canvas.current).call(zooming.current.translateBy, x / camera.k, y / camera.k)
    settle()
  }
  const settle = () => {
    const node = canvas.current as (HTMLCanvasElement & { __zoom?: Camera }) | null
    if (node?.__zoom) moved(toText(room, node.__zoom))
  }
  const whole = () => {
    look(fit())
    moved('')
  }
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.ctrlKey || press.metaKey || press.altKey) return
    const keys: Record<string, () => void> = {
      '+': () => by(1.5),
      '=': () => by(1.5),
      '-': () => by(1 / 1.5),
      '0': whole,
      ArrowLeft: () => pan(80, 0),
      ArrowRight: () => pan(-80, 0),
      ArrowUp: () => pan(0, 80),
      ArrowDown: () => pan(0, -80),
      Escape: () => choose(null),
    }
    const act = keys[press.key]
    if (!act) return
    press.preventDefault()
    act()
  }
  const under = (event: MouseEvent): number | null => {
    const box = canvas.current?.getBoundingClientRect()
    return box ? markAt(marks, at, { x: event.clientX - box.left, y: event.clientY - box.top }) : null
  }
  const over = hovered === null ? null : (marks[hovered] ?? null)
  const overAt = hovered === null ? null : (at[hovered] ?? null)

  if (problem) return <ProblemNote problem={problem} />
  return (
    <div class="map-frame" ref={frame}>
      <canvas
        ref={canvas}
        class={hovered === null ? 'map-canvas' : 'map-canvas is-over'}
        tabIndex={0}
        role="img"
        aria-roledescription="map"
        aria-label={`Map of ${counted(places.length, 'place')} with events. The same places are in the list beside it and in the table.`}
        aria-describedby="map-keys"
        onKeyDown={onKeyDown}
        onPointerMove={(move) => move.pointerType !== 'touch' && setHovered(under(move))}
        onPointerLeave={() => setHovered(null)}
        onClick={(click) => {
          const index = under(click)
          choose(index === null ? null : (marks[index]?.place ?? null))
        }}
      />
      <ZoomButtons step={1.8} by={by} whole={whole} wholeWords="Show all places" />
      {over && overAt && (
        <div class="tip map-tip" style={tipAt(overAt, over.radius, room.width, room.height)} aria-hidden="true">
          <b>
            <bdi>{nameOf(over.place)}</bdi>
          </b>
          <span class="muted">
            {over.place.country} · {over.place.level ?? 'place'} ({FORM_WORDS[over.form]})
          </span>
          <span>{counted(over.place.events, 'event')}</span>
          <span>{typesInWords(over.place.by_type)}</span>
        </div>
      )}
    </div>
  )
}

function tipAt({ x, y }: Point, radius: number, width: number, height: number): Record<string, string> {
  return {
    ...(x > width / 2 ? { right: `${width - x + radius + 8}px` } : { left: `${x + radius + 8}px` }),
    ...(y > height / 2 ? { top: 'auto', bottom: `${height - y - 10}px` } : { top: `${y - 10}px` }),
  }
}

function isTouch(event: Event): event is TouchEvent {
  return 'touches' in event
}
