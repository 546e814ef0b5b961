// Shown while an answer is awaited: a thin line, and words for screen readers.
export function Waiting({ what = 'Loading' }: { what?: string }) {
  return (
    <p class="waiting" role="status">
      <span class="waiting-line" aria-hidden="true" />
      <span class="unseen">{what}…</span>
    </p>
  )
}
