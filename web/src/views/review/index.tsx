// Says that decisions on single mentions cannot be taken here yet, and what can be done meanwhile.
import type { ViewProps } from '../../shell/views.ts'

export default function Review(_: ViewProps) {
  return (
    <section class="note">
      <h1>Review</h1>
      <p>Decisions on single mentions cannot be taken in the browser yet; they can be sent to the API. Events can be split and merged on their own pages.</p>
    </section>
  )
}
