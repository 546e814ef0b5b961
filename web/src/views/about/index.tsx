// What this store holds, what the program is, under which licences, and how to cite it.
import { CopyButton } from '../../parts/export_menu.tsx'
import { day } from '../../parts/days.ts'
import { number } from '../../parts/numbers.ts'
import { QuadMark } from '../../parts/type_mark.tsx'
import { QUADS, STATUS_WORDS } from '../../parts/types.ts'
import { Waiting } from '../../parts/waiting.tsx'
import type { About as AboutAnswer } from '../../api/shapes.ts'
import { useAbout } from '../../shell/about_context.ts'
import './about.css'

export default function About() {
  const about = useAbout()
  if (!about) return <Waiting />
  return (
    <div class="about">
      <h1>About this store</h1>
      <Counts about={about} />
      <section>
        <h2>How to cite</h2>
        <p class="citation">{citation(about)}</p>
        <CopyButton what="Copy citation" text={() => citation(about)} />
        <p class="muted small">
          A selection has its own address: filters, view and order are in the address line. An export names the program, the store’s state and the filters in its notes.
        </p>
      </section>
      <section>
        <h2>Types of events</h2>
        <p class="muted small">PLOVER’s sixteen types. Round marks are cooperation, squares on a corner conflict; hollow marks are words, filled ones deeds.</p>
        <div class="type-groups">
          {QUADS.map((quad) => (
            <div key={quad}>
              <h3>
                <QuadMark quad={quad} /> {quad}
              </h3>
              <dl>
                {about.types
                  .filter((type) => type.quad === quad)
                  .map((type) => (
                    <div key={type.name}>
                      <dt>{type.name}</dt>
                      <dd>{type.what}</dd>
                    </div>
                  ))}
              </dl>
            </div>
          ))}
        </div>
      </section>
      <section>
        <h2>Statuses</h2>
        <dl class="statuses">
          {about.statuses.map((status) => (
            <div key={status}>
              <dt>{status}</dt>
              <dd>{STATUS_WORDS[status]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>Licences</h2>
        <ul>
          {about.licences.map((licence, k) => (
            <li key={k}>{licence}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Program</h2>
        <p>
          {about.program}. The same data is at <a href="/api/openapi.json">/api</a> for programs.
          {about.person && (
            <>
              {' '}
              You are <bdi>{about.person.name}</bdi> ({about.person.role}).
            </>
          )}
        </p>
      </section>
    </div>
  )
}

function Counts({ about }: { about: AboutAnswer }) {
  const { counts } = about
  const shown: [string, string][] = [
    ['reports', number(counts.reports)],
    ['independent texts', number(counts.independent)],
    ['mentions', number(counts.mentions)],
    ['events', number(counts.events)],
  ]
  return (
    <>
      <dl class="counts">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        {about.store}
        {about.first && about.last && `, events from ${day(about.first)} to ${day(about.last)}`}
        {about.unlinked > 0 && `. ${number(about.unlinked)} reports are not linked yet: run “dateline link”.`}
      </p>
    </>
  )
}

function citation(about: AboutAnswer): string {
  const { counts } = about
  return `Event records of ${number(counts.reports)} reports (${number(counts.events)} events from ${number(counts.mentions)} mentions), coded by ${about.program}, store ${about.store}, seen ${new Date().toISOString().slice(0, 10)}. Places: GeoNames, CC BY 4.0.`
}
