// Text of reports as it is: always text nodes, never markup. Marks that turn the direction of what follows are shown, so
// that they cannot make a name or an address read otherwise than it is written.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/
const SPLIT = /([\u202a-\u202e\u2066-\u2069])/
const NAMES: Record<string, string> = {
  '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO',
  '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI',
}

export function Plain({ text }: { text: string }) {
  return TURNS.test(text) ? <bdi>{visible(text)}</bdi> : <bdi>{text}</bdi>
}

/** The text with marks of direction made visible. */
export function visible(text: string) {
  if (!TURNS.test(text)) return text
  return text.split(SPLIT).map((piece, k) =>
    piece in NAMES ? (
      <span key={k} class="turn" title="A mark that turns the direction of the text">
        {NAMES[piece]}
      </span>
    ) : (
      piece
    ),
  )
}
