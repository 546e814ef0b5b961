// Says what went wrong and what helps.
import type { Problem } from '../api/client.ts'

export function ProblemNote({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <section class="note problem" role="alert">
      <h2>{problem.what}</h2>
      <p>{problem.advice}</p>
      {again && (
        <p>
          <button type="button" onClick={again}>
            Try again
          </button>
        </p>
      )}
    </section>
  )
}
