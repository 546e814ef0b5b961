// The views, each loaded when it is first opened.
import type { ComponentType } from 'preact'
import type { Asked } from '../filters/asked.ts'
import type { View } from './location.ts'

export interface ViewProps {
  asked: Asked
}

export interface DetailProps extends ViewProps {
  id: string
}

interface Module<P> {
  default: ComponentType<P>
}

export const TITLES: Record<View, string> = {
  timeline: 'Timeline',
  map: 'Map',
  parties: 'Parties',
  events: 'Events',
  reports: 'Reports',
  labels: 'Labels',
  review: 'Review',
  about: 'About',
}

export const LOAD: Record<View, () => Promise<Module<ViewProps>>> = {
  timeline: () => import('../views/timeline/index.tsx'),
  map: () => import('../views/map/index.tsx'),
  parties: () => import('../views/parties/index.tsx'),
  events: () => import('../views/events/index.tsx'),
  reports: () => import('../views/reports/index.tsx'),
  labels: () => import('../views/labels/index.tsx'),
  review: () => import('../views/review/index.tsx'),
  about: () => import('../views/about/index.tsx'),
}

export const LOAD_ONE: Partial<Record<View, () => Promise<Module<DetailProps>>>> = {
  events: () => import('../views/event/index.tsx'),
  reports: () => import('../views/report/index.tsx'),
}

/** Views that the filters do not touch. */
export const WITHOUT_FILTERS: ReadonlySet<View> = new Set(['about', 'review'])
