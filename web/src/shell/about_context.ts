// What the server says of itself, asked once and known to all views: types, statuses, the person, counts.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { About } from '../api/shapes.ts'

export const AboutContext = createContext<About | null>(null)

export function useAbout(): About | null {
  return useContext(AboutContext)
}

/** Whether the person may decide about mentions and events. */
export function useMayReview(): boolean {
  const role = useAbout()?.person?.role
  return role === 'reviewer' || role === 'admin'
}
