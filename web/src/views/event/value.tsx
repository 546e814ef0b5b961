// One value of a field, as people read it.
import { days } from '../../parts/days.ts'
import { number } from '../../parts/numbers.ts'
import { Status } from '../../parts/status.tsx'
import { TypeMark } from '../../parts/type_mark.tsx'
import { Plain } from '../../text/plain.tsx'

const CODES = /^[A-Z]{3}( [A-Z]{3})*$/

export function Value({ field, value }: { field: string; value: string }) {
  if (field === 'type') return <TypeMark type={value} />
  if (field === 'status') return <Status status={value} />
  if (field === 'days') {
    const [from, to = from] = value.split('/')
    return <>{days(from, to === '..' ? null : to)}</>
  }
  if (field === 'called') {
    return (
      <>
        “<Plain text={value} />”
      </>
    )
  }
  if (CODES.test(value)) return <span class="code party-code">{value}</span>
  if (/^(about )?\d*–?\d*$/.test(value)) return <>{figure(value)}</>
  return <Plain text={value} />
}

/** "24–" is at least 24, "–5" up to 5. */
function figure(value: string): string {
  const text = value.replace(/\d+/g, (digits) => number(Number(digits)))
  if (text.endsWith('–')) return `at least ${text.slice(0, -1)}`
  return text.startsWith('–') ? `up to ${text.slice(1)}` : text
}
