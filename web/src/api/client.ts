// Asks the server. Takes a path under /api and a query; gives what it answered, or throws a `Problem` in plain words.
// Answers are kept with their ETag, so that going back shows them at once and asks only whether they still hold.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Asked, NOTHING, toQuery } from '../filters/asked.ts'

/** What went wrong and what helps. `status` is 0 where no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly what: string,
    readonly advice: string,
  ) {
    super(what)
  }
}

interface Kept {
  etag: string
  body: unknown
}

export interface Waiting<T> {
  answer: T | null
  problem: Problem | null
  isWaiting: boolean
  again: () => void
}

const KEEP = 80 // answers
const kept = new Map<string, Kept>()

/** The answer to GET /api/PATH?QUERY. */
export async function get<T>(path: string, query = '', signal?: AbortSignal): Promise<T> {
  const address = apiAddress(path, query)
  const known = kept.get(address)
  const response = await ask(address, {
    headers: { Accept: 'application/json', ...(known ? { 'If-None-Match': known.etag } : {}) },
    cache: 'no-store', // the answers kept here are enough; two layers would hide changes
    signal: signal ?? null,
  })
  if (response.status === 304 && known) return known.body as T
  const body = await read<T>(response)
  const etag = response.headers.get('ETag')
  if (etag) keep(address, { etag, body })
  return body
}

/** Sends a decision or a text: POST /api/PATH. `match` is the stamp of what was seen, so that nobody is overwritten. */
export async function send<T>(path: string, what: unknown, match?: string): Promise<T> {
  const response = await ask(apiAddress(path, ''), {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Dateline': '1',
      ...(match ? { 'If-Match': match } : {}),
    },
    body: JSON.stringify(what),
  })
  return read<T>(response)
}

/** What is known already of an answer, without asking. */
export function recall<T>(path: string, query: string): T | null {
  return (kept.get(apiAddress(path, query))?.body as T | undefined) ?? null
}

/** The answer for filters, asked anew whenever they change; the last one stays in view while the next is awaited. */
export function useAnswer<T>(path: string | null, asked: Asked | null = null, more: Record<string, string | undefined> = {}): Waiting<T> {
  const query = toQuery(asked ?? NOTHING, more)
  const key = path === null ? null : apiAddress(path, query)
  const [state, set] = useState<{ key: string | null; answer: T | null; problem: Problem | null; isWaiting: boolean }>(() => ({
    key,
    answer: path === null ? null : recall<T>(path, query),
    problem: null,
    isWaiting: path !== null,
  }))
  const [turn, setTurn] = useState(0)
  const lastPath = useRef(path)

  useEffect(() => {
    if (path === null) {
      set({ key, answer: null, problem: null, isWaiting: false })
      return
    }
    const stop = new AbortController()
    const known = recall<T>(path, query)
    const isOther = lastPath.current !== path // another thing: what was shown of the last one must not stand there
    lastPath.current = path
    set((old) => ({ key, answer: known ?? (isOther ? null : old.answer), problem: null, isWaiting: true }))
    get<T>(path, query, stop.signal).then(
      (answer) => !stop.signal.aborted && set({ key, answer, problem: null, isWaiting: false }),
      (problem: unknown) => {
        if (!stop.signal.aborted) set((old) => ({ ...old, key, problem: asProblem(problem), isWaiting: false }))
      },
    )
    return () => stop.abort()
  }, [key, turn])

  return { answer: state.answer, problem: state.problem, isWaiting: state.isWaiting || state.key !== key, again: () => setTurn((n) => n + 1) }
}

export function asProblem(problem: unknown): Problem {
  if (problem instanceof Problem) return problem
  return new Problem(0, 'Something in this page failed.', problem instanceof Error ? problem.message : 'Reload the page.')
}

export function apiAddress(path: string, query: string): string {
  return `/api/${path.replace(/^\/+/, '')}${query ? `?${query}` : ''}`
}

async function ask(address: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...how })
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem
    throw new Problem(0, 'The server does not answer.', 'See whether “dateline serve” is still running, then try again.')
  }
}

async function read<T>(response: Response): Promise<T> {
  let body: unknown = null
  try {
    body = await response.json()
  } catch {
    // an answer that is no JSON is told of below
  }
  if (response.ok && body !== null) return body as T
  const told = (body as { error?: { what?: unknown; advice?: unknown } } | null)?.error
  throw new Problem(
    response.status,
    typeof told?.what === 'string' ? told.what : `The server answered with status ${response.status}.`,
    typeof told?.advice === 'string' ? told.advice : ADVICE[response.status] ?? 'Try again; if it stays, look at the server’s output.',
  )
}

const ADVICE: Record<number, string> = {
  401: 'Open the address that “dateline serve” printed.',
  403: 'Ask whoever runs this server for the right to do this.',
  404: 'It may have been joined with another, or withdrawn.',
  429: 'Wait a moment, then try again.',
}

function keep(address: string, what: Kept): void {
  kept.delete(address)
  kept.set(address, what)
  if (kept.size > KEEP) kept.delete(kept.keys().next().value as string)
}
