// Whether a deed is told as having happened.
import { STATUS_WORDS } from './types.ts'

export function Status({ status }: { status: string }) {
  return (
    <span class={`status status-${status}`} title={STATUS_WORDS[status]}>
      <span class="status-name">{status}</span>
    </span>
  )
}
