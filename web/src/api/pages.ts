// A long list, page by page: the first page at once, each next one when it is asked for.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Asked, toQuery } from '../filters/asked.ts'
import { apiAddress, asProblem, get, type Problem, recall } from './client.ts'
import type { Listed } from './shapes.ts'

export interface Pages<T> {
  items: T[]
  total: number | null
  problem: Problem | null
  isWaiting: boolean
  isStale: boolean // what is shown belongs to what was asked before
  hasMore: boolean
  loadMore: () => void
  again: () => void
}

interface State<T> {
  key: string
  items: T[]
  total: number | null
  next: string | null
  problem: Problem | null
  isWaiting: boolean
}

const pagesOpen = new Map<string, number>() // how many pages were open, so that Back shows as many

export function usePages<T>(path: string, asked: Asked, more: Record<string, string | undefined> = {}): Pages<T> {
  const key = apiAddress(path, toQuery(asked, more))
  const [state, set] = useState<State<T>>(() => ({ ...known<T>(path, asked, more), key, problem: null, isWaiting: true }))
  const [turn, setTurn] = useState(0)
  const stop = useRef(new AbortController())

  useEffect(() => {
    const here = new AbortController()
    stop.current = here
    const before = known<T>(path, asked, more)
    set((old) => (before.total === null ? { ...old, problem: null, isWaiting: true } : { ...before, key, problem: null, isWaiting: true }))
    const load = async () => {
      let items: T[] = []
      let next: string | undefined
      let page: Listed<T>
      let open = 0
      do {
        page = await get<Listed<T>>(path, toQuery(asked, { ...more, after: next }), here.signal)
        items = items.concat(page.items)
        next = page.next ?? undefined
        open++
      } while (next && open < (pagesOpen.get(key) ?? 1))
      return { key, items, total: page.total, next: page.next, problem: null, isWaiting: false }
    }
    load().then(
      (loaded) => !here.signal.aborted && set(loaded),
      (problem: unknown) => !here.signal.aborted && set((old) => ({ ...old, key, problem: asProblem(problem), isWaiting: false })),
    )
    return () => here.abort()
  }, [key, turn])

  const loadMore = () => {
    const { next } = state
    if (!next || state.isWaiting) return
    const here = stop.current
    set((old) => ({ ...old, isWaiting: true }))
    get<Listed<T>>(path, toQuery(asked, { ...more, after: next }), here.signal).then(
      (page) => {
        if (here.signal.aborted) return
        pagesOpen.set(key, (pagesOpen.get(key) ?? 1) + 1)
        set((old) => ({ ...old, items: old.items.concat(page.items), total: page.total, next: page.next, isWaiting: false }))
      },
      (problem: unknown) => !here.signal.aborted && set((old) => ({ ...old, problem: asProblem(problem), isWaiting: false })),
    )
  }

  return {
    items: state.items,
    total: state.total,
    problem: state.problem,
    isWaiting: state.isWaiting || state.key !== key,
    isStale: state.key !== key || (state.isWaiting && state.items.length === 0),
    hasMore: state.next !== null && state.key === key,
    loadMore,
    again: () => setTurn((n) => n + 1),
  }
}

/** The pages that are known already. */
function known<T>(path: string, asked: Asked, more: Record<string, string | undefined>) {
  const out = { items: [] as T[], total: null as number | null, next: null as string | null }
  const open = pagesOpen.get(apiAddress(path, toQuery(asked, more))) ?? 1
  let next: string | undefined
  for (let n = 0; n < open; n++) {
    const page: Listed<T> | null = recall<Listed<T>>(path, toQuery(asked, { ...more, after: next }))
    if (!page) break
    out.items = out.items.concat(page.items)
    out.total = page.total
    out.next = page.next
    if (!page.next) break
    next = page.next
  }
  return out
}
