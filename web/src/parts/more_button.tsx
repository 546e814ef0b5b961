// The end of a long list: how much is shown, and a button for more.
import { number } from './numbers.ts'

interface Props {
  shown: number
  total: number
  hasMore: boolean
  isWaiting: boolean
  loadMore: () => void
}

export function MoreButton({ shown, total, hasMore, isWaiting, loadMore }: Props) {
  if (total === 0) return null
  return (
    <p class="more">
      <span class="muted small" role="status">
        {hasMore ? `${number(shown)} of ${number(total)}` : `All ${number(total)} shown`}
      </span>
      {hasMore && (
        <button type="button" onClick={loadMore} disabled={isWaiting}>
          {isWaiting ? 'Loading…' : 'More'}
        </button>
      )}
    </p>
  )
}
