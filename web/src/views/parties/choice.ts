// What is chosen in the network, as the address keeps it: nothing, a party, or what one does to another.
import type { PartiesAnswer, PartyEdge, PartyNode } from '../../api/shapes.ts'

export type Choice = { kind: 'none' } | { kind: 'party'; node: PartyNode } | { kind: 'tie'; edge: PartyEdge }

export const NONE: Choice = { kind: 'none' }

export function chosen(answer: PartiesAnswer | null, more: Record<string, string>): Choice {
  const { from, to, node } = more
  if (from !== undefined && to !== undefined) {
    const edge = answer?.edges.find((one) => one.from === from && one.to === to)
    return edge ? { kind: 'tie', edge } : NONE
  }
  const found = answer?.nodes.find(({ id }) => id === node)
  return found ? { kind: 'party', node: found } : NONE
}

export function toMore(choice: Choice): { from: string; to: string; node: string } {
  return {
    from: choice.kind === 'tie' ? choice.edge.from : '',
    to: choice.kind === 'tie' ? choice.edge.to : '',
    node: choice.kind === 'party' ? choice.node.id : '',
  }
}

/** Whether an edge belongs to what is chosen. */
export function isNear(choice: Choice, { from, to }: PartyEdge): boolean {
  if (choice.kind === 'party') return from === choice.node.id || to === choice.node.id
  return choice.kind === 'tie' && from === choice.edge.from && to === choice.edge.to
}
