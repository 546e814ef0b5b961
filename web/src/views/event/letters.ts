// Letters that show which accounts give the same value.
import type { Account } from '../../api/shapes.ts'

/** A letter for each value of a field; the one that most accounts give is A. */
export function lettersOf(accounts: readonly Pick<Account, 'values'>[], field: string): Map<string, string> {
  const counts = new Map<string, number>()
  for (const account of accounts) for (const { value } of account.values[field] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
  const order = [...counts].sort((a, b) => b[1] - a[1])
  return new Map(order.map(([value], k) => [value, letter(k)]))
}

function letter(k: number): string {
  return k < 26 ? String.fromCharCode(65 + k) : letter(Math.floor(k / 26) - 1) + letter(k % 26)
}
