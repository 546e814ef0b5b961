// The buttons beside what can be moved and zoomed: nearer, farther, all of it.

export function ZoomButtons({ step, by, whole, wholeWords }: { step: number; by: (factor: number) => void; whole: () => void; wholeWords: string }) {
  return (
    <div class="map-buttons" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => by(step)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => by(1 / step)}>
        −
      </button>
      <button type="button" aria-label={wholeWords} title={wholeWords} onClick={whole}>
        <svg viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
          <path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9" fill="none" stroke="currentColor" stroke-width="1.6" />
        </svg>
      </button>
    </div>
  )
}
