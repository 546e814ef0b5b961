// The address of the page is its state: which view, which one of its things, which filters, and how the view is set.
// Takes the browser's address; gives `Where`, and changes it so that Back and a copied link work.
import { useEffect, useState } from 'preact/hooks'
import { type Asked, parse, toMore, toQuery } from '../filters/asked.ts'

export const VIEWS = ['timeline', 'map', 'parties', 'events', 'reports', 'labels', 'review', 'about'] as const
export type View = (typeof VIEWS)[number]
export const FIRST_VIEW: View = 'events'

export interface Where {
  view: View | null // null: there is no such page
  id: string | null // of the event or report that is shown
  asked: Asked
  more: Record<string, string> // how the view is set, beside the filters
}

type Settings = Record<string, string | undefined>

/** What an address (path and query) means. */
export function read(path: string, query: string): Where {
  const [first = '', id, ...rest] = path.split('/').filter(Boolean)
  const asked = parse(query)
  const more = toMore(query)
  if (!first) return { view: FIRST_VIEW, id: null, asked, more }
  const view = VIEWS.find((name) => name === first) ?? null
  const isOdd = rest.length > 0 || (id !== undefined && view !== 'events' && view !== 'reports')
  return { view: isOdd ? null : view, id: id ? decode(id) : null, asked, more }
}

/** The address of a view, for links. */
export function address(view: View, asked: Asked, id: string | null = null, more: Settings = {}, place = ''): string {
  const query = toQuery(asked, more)
  const path = id === null ? `/${view}` : `/${view}/${encodeURIComponent(id)}`
  return path + (query ? `?${query}` : '') + (place ? `#${place}` : '')
}

/** Goes to a view with these filters. */
export function navigate(view: View, asked: Asked, more: Settings = {}, id: string | null = null): void {
  go(address(view, asked, id, more))
}

/** Goes to an address of ours. `isNew` false replaces the entry in the history: for settings that change often. */
export function go(to: string, isNew = true): void {
  if (isNew) history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  for (const tell of listeners) tell(isNew)
}

/** Sets how the view is shown, and leaves filters as they are. An empty value takes a setting away. */
export function setMore(settings: Settings, isNew = false): void {
  const where = here()
  if (where.view) go(address(where.view, where.asked, where.id, { ...where.more, ...settings }), isNew)
}

export function here(): Where {
  return read(location.pathname, location.search)
}

const listeners = new Set<(isNew: boolean) => void>()

/** The present address; the component is drawn again when it changes. */
export function useLocation(): Where {
  const [where, set] = useState(here)
  useEffect(() => {
    const update = () => set(here())
    listeners.add(update)
    addEventListener('popstate', update)
    update()
    return () => {
      listeners.delete(update)
      removeEventListener('popstate', update)
    }
  }, [])
  return where
}

/** Turns clicks on links to our own pages into steps within the page. */
export function catchClicks(): void {
  document.addEventListener('click', (click) => {
    if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
    const link = click.target instanceof Element ? click.target.closest('a') : null
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (link.pathname.startsWith('/api')) return
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return
    click.preventDefault()
    go(link.pathname + link.search + link.hash)
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
