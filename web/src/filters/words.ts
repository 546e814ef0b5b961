// The words that a person typed, one by one; what stands in quotation marks stays together.
export function wordsOf(typed: string): string[] {
  const found: string[] = []
  for (const [, quoted, word] of typed.matchAll(/["“„«]([^"“”»]+)["”»]|(\S+)/g)) {
    const text = (quoted ?? word ?? '').replace(/^["“„«]|["”»]$/g, '').trim()
    if (text) found.push(text)
  }
  return found
}
