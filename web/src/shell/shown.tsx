// Loads a view and shows it; says so while it waits and when it fails.
import { Component, type ComponentChildren, type ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { asProblem, Problem } from '../api/client.ts'
import type { Asked } from '../filters/asked.ts'
import { ProblemNote } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { View } from './location.ts'
import { type DetailProps, LOAD, LOAD_ONE } from './views.ts'

const loaded = new Map<string, ComponentType<DetailProps>>()

export function Shown({ view, id, asked }: { view: View; id: string | null; asked: Asked }) {
  const key = id === null ? view : `${view}/one`
  const [View, set] = useState<ComponentType<DetailProps> | null>(() => loaded.get(key) ?? null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    if (View) return
    const load = (id === null ? LOAD[view] : LOAD_ONE[view]) as (() => Promise<{ default: ComponentType<DetailProps> }>) | undefined
    load?.().then(
      (module) => {
        loaded.set(key, module.default)
        set(() => module.default)
      },
      () => setProblem(new Problem(0, 'This view could not be loaded.', 'Reload the page; the program may have been updated meanwhile.')),
    )
  }, [key])

  if (problem) return <ProblemNote problem={problem} again={() => location.reload()} />
  if (!View) return <Waiting />
  return (
    <Guard>
      <View asked={asked} id={id ?? ''} />
    </Guard>
  )
}

/** Keeps the rest of the page alive when a view fails. */
class Guard extends Component<{ children: ComponentChildren }, { problem: Problem | null }> {
  override state: { problem: Problem | null } = { problem: null }

  static override getDerivedStateFromError(error: unknown) {
    return { problem: asProblem(error) }
  }

  override render() {
    return this.state.problem ? <ProblemNote problem={this.state.problem} again={() => this.setState({ problem: null })} /> : this.props.children
  }
}
