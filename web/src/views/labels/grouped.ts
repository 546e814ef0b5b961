// Loaded words put together by whom they are of, or by who publishes them; what is most frequent first.
import type { LabelItem } from '../../api/shapes.ts'

export interface Group {
  name: string
  count: number
  rows: LabelItem[]
}

export function grouped(items: readonly LabelItem[], by: 'of' | 'publisher'): Group[] {
  const found = new Map<string, Group>()
  for (const item of items) {
    const name = item[by] ?? ''
    const group = found.get(name) ?? { name, count: 0, rows: [] }
    group.count += item.count
    group.rows.push(item)
    found.set(name, group)
  }
  for (const group of found.values()) group.rows.sort((a, b) => b.count - a.count || a.word.localeCompare(b.word))
  return [...found.values()].sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.count - a.count || a.name.localeCompare(b.name))
}
