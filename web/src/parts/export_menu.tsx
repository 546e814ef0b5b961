// Takes the present selection away: a format, and whether a row is an event or a mention.
import { useEffect, useRef, useState } from 'preact/hooks'
import { apiAddress } from '../api/client.ts'
import { type Asked, toQuery } from '../filters/asked.ts'

const FORMS = [
  { form: 'csv', name: 'CSV', note: 'for spreadsheets' },
  { form: 'parquet', name: 'Parquet', note: 'for pandas, Polars, DuckDB, R' },
  { form: 'geojson', name: 'GeoJSON', note: 'for QGIS and web maps' },
  { form: 'jsonl', name: 'JSON Lines', note: 'PLOVER field names' },
  { form: 'acled', name: 'ACLED-like', note: 'columns as in ACLED' },
  { form: 'ucdp', name: 'UCDP-like', note: 'columns as in UCDP GED' },
  { form: 'gdelt', name: 'GDELT-like', note: 'columns as in GDELT 2' },
  { form: 'polecat', name: 'POLECAT-like', note: 'columns as in POLECAT' },
] as const

export function ExportMenu({ asked, counts }: { asked: Asked; counts: string }) {
  const [level, setLevel] = useState<'event' | 'mention'>('event')
  const menu = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const close = (press: Event) => {
      if (press.target instanceof Node && !menu.current?.contains(press.target)) menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])

  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(press) => {
        if (press.key !== 'Escape') return
        menu.current?.removeAttribute('open')
        menu.current?.querySelector('summary')?.focus()
      }}
    >
      <summary class="button">Export</summary>
      <div class="panel export">
        <p class="export-what">{counts}</p>
        <fieldset class="export-level">
          <legend>A row is</legend>
          {(['event', 'mention'] as const).map((name) => (
            <label key={name} class="choice">
              <input type="radio" name="export-level" checked={level === name} onChange={() => setLevel(name)} />
              {name === 'event' ? 'an event' : 'a mention'}
            </label>
          ))}
        </fieldset>
        <ul class="export-forms">
          {FORMS.map(({ form, name, note }) => (
            <li key={form}>
              <a href={apiAddress('export', toQuery(asked, { form, level }))} download>
                {name}
              </a>{' '}
              <span class="muted">{note}</span>
            </li>
          ))}
        </ul>
        <CopyButton what="Copy the link to this selection" text={() => location.href} />
      </div>
    </details>
  )
}

export function CopyButton({ what, text }: { what: string; text: () => string }) {
  const [said, say] = useState('')
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => say('Copied'),
      () => say('The browser does not allow copying; mark and copy the address line.'),
    )
  }
  return (
    <p class="copy">
      <button type="button" class="quiet" onClick={copy}>
        {what}
      </button>{' '}
      <span role="status" class="muted small">
        {said}
      </span>
    </p>
  )
}
