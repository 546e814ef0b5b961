// The frame of every page: heading, views, filters, the view itself, foot.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAnswer } from '../api/client.ts'
import type { About } from '../api/shapes.ts'
import { FilterBar } from '../filters/bar.tsx'
import { ProblemNote } from '../parts/problem.tsx'
import { AboutContext } from './about_context.ts'
import { Foot, Head } from './frame.tsx'
import { FIRST_VIEW, useLocation } from './location.ts'
import { NotFound } from './not_found.tsx'
import { Shown } from './shown.tsx'
import { TITLES, WITHOUT_FILTERS } from './views.ts'

export function App() {
  const where = useLocation()
  const { answer: about, problem, again } = useAnswer<About>('about')
  const main = useRef<HTMLElement>(null)
  const [isFirst, setFirst] = useState(true)
  const page = `${where.view}/${where.id ?? ''}`

  useEffect(() => {
    const title = where.view ? TITLES[where.view] : 'No such page'
    document.title = `${where.id ? `${title}: ${where.id}` : title} · dateline`
    if (isFirst) setFirst(false)
    else main.current?.focus({ preventScroll: true }) // so that a screen reader goes on at the new view
  }, [page])

  const hasFilters = where.view !== null && !WITHOUT_FILTERS.has(where.view) && where.id === null
  return (
    <AboutContext.Provider value={about}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Head view={where.view} asked={where.asked} />
      {hasFilters && <FilterBar view={where.view ?? FIRST_VIEW} asked={where.asked} more={where.more} />}
      <main id="main" tabIndex={-1} ref={main} class={`view-${where.view ?? 'none'}`}>
        {problem?.status === 401 ? (
          <ProblemNote problem={problem} again={again} />
        ) : where.view ? (
          <Shown key={page} view={where.view} id={where.id} asked={where.asked} />
        ) : (
          <NotFound />
        )}
      </main>
      <Foot about={about} />
    </AboutContext.Provider>
  )
}
