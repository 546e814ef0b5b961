// Beside the network: the strongest ties; or the chosen party with its ties; or the chosen tie with what was told of it.
import { useAnswer } from '../../api/client.ts'
import type { Listed, MentionSummary, PartiesAnswer, PartyEdge, PartyNode } from '../../api/shapes.ts'
import { type Asked, navigate } from '../../filters/asked.ts'
import { day, days } from '../../parts/days.ts'
import { counted, number } from '../../parts/numbers.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { QuadMark, TypeMark } from '../../parts/type_mark.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { address } from '../../shell/location.ts'
import { Plain } from '../../text/plain.tsx'
import { Sentence } from '../../text/sentence.tsx'
import { TypeCounts } from '../charts/counts.tsx'
import { mostOf } from '../charts/quads.ts'
import type { Choice } from './choice.ts'
import { labelOf } from './layout.ts'

const SHOWN = 25

interface Choosing {
  choose: (choice: Choice) => void
}

export function Strongest({ answer, alone, choose }: { answer: PartiesAnswer; alone: readonly PartyNode[] } & Choosing) {
  const edges = [...answer.edges].sort(byEvents)
  return (
    <>
      <h2>Who does most to whom</h2>
      <TieList edges={edges.slice(0, SHOWN)} choose={choose} />
      {edges.length > SHOWN && <p class="small muted">{counted(edges.length - SHOWN, 'more tie')}: in the drawing and in the table.</p>}
      {alone.length > 0 && (
        <>
          <h3>Without a counterpart</h3>
          <p class="small muted">In events that name no other party of this selection.</p>
          <p class="lone">
            {alone.map((node) => (
              <button key={node.id} type="button" class="quiet" onClick={() => choose({ kind: 'party', node })}>
                {labelOf(node)} <span class="muted">{number(node.events)}</span>
              </button>
            ))}
          </p>
        </>
      )}
    </>
  )
}

export function PartyPanel({ node, answer, asked, more, choose }: { node: PartyNode; answer: PartiesAnswer; asked: Asked; more: Record<string, string> } & Choosing) {
  const out = answer.edges.filter(({ from }) => from === node.id).sort(byEvents)
  const into = answer.edges.filter(({ to, from }) => to === node.id && from !== node.id).sort(byEvents)
  const filter = filterOf(node)
  const here: Asked = { ...asked, party: [filter] }
  return (
    <>
      <Head title={labelOf(node)} close={() => choose({ kind: 'none' })} />
      <p class="small muted">
        {node.name && node.name !== node.id && <Plain text={`${node.name} · `} />}
        {counted(node.events, 'event')}
      </p>
      <p class="panel-do">
        <button type="button" class="main" onClick={() => navigate('parties', here, { ...more, node: '', from: '', to: '' })}>
          Only {filter}
        </button>
        <a class="button" href={address('events', here)}>
          List in Events
        </a>
      </p>
      {out.length > 0 && <h3>What it does</h3>}
      <TieList edges={out} choose={choose} />
      {into.length > 0 && <h3>What is done to it</h3>}
      <TieList edges={into} choose={choose} />
    </>
  )
}

export function TiePanel({ edge, asked, choose }: { edge: PartyEdge; asked: Asked } & Choosing) {
  const { answer, problem, isWaiting, again } = useAnswer<Listed<MentionSummary>>('parties/edge', asked, { from: edge.from, to: edge.to })
  return (
    <>
      <Head title={`${edge.from} → ${edge.to}`} close={() => choose({ kind: 'none' })} />
      <p class="small muted">
        {counted(edge.events, 'event')}
        {answer && ` in ${counted(answer.total, 'mention')}`}
      </p>
      <TypeCounts byType={edge.by_type} caption="Events by type" />
      <h3>What is told</h3>
      {problem && <ProblemNote problem={problem} again={again} />}
      {isWaiting && <Waiting what="Loading mentions" />}
      <ul class="told-brief">
        {answer?.items.map((told) => (
          <li key={told.id}>
            <p class="told-brief-head">
              <TypeMark type={told.type} modes={told.modes} />
              <span class="muted">{days(told.earliest, told.latest)}</span>
            </p>
            <p class="told-brief-words">
              <Sentence told={told} />
            </p>
            <p class="small muted">
              <Plain text={told.publisher || 'publisher not known'} />
              {told.published && `, ${day(told.published.slice(0, 10))}`} ·{' '}
              <a href={address('reports', asked, told.report, { mention: told.id })}>in the report</a>
              {told.event && (
                <>
                  {' '}
                  · <a href={address('events', asked, told.event)}>the event</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {answer && answer.total > answer.items.length && (
        <p class="small muted">
          {number(answer.items.length)} of {number(answer.total)} shown. Filters above make them fewer.
        </p>
      )}
    </>
  )
}

function Head({ title, close }: { title: string; close: () => void }) {
  return (
    <div class="panel-head">
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <button type="button" class="quiet" onClick={close} aria-label="Back to all ties">
        ✕
      </button>
    </div>
  )
}

function TieList({ edges, choose }: { edges: readonly PartyEdge[] } & Choosing) {
  return (
    <ul class="place-list">
      {edges.map((edge) => (
        <li key={`${edge.from}→${edge.to}`}>
          <button type="button" class="quiet" onClick={() => choose({ kind: 'tie', edge })}>
            <QuadMark quad={mostOf(edge.by_quad)} />
            <span class="place-name">
              <bdi>{edge.from}</bdi> <span aria-label="to">→</span> <bdi>{edge.to}</bdi>
            </span>
            <span class="place-count">
              {number(edge.events)}
              <span class="unseen">
                {' '}
                {edge.events === 1 ? 'event' : 'events'}, mostly {mostOf(edge.by_quad)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What the party filter takes: a country's code, else a name. */
export function filterOf(node: PartyNode): string {
  return node.country || node.name || node.id
}

function byEvents(a: PartyEdge, b: PartyEdge): number {
  return b.events - a.events
}
