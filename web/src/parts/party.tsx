// Parties: the name as told, with its codes; who does it to whom.
import type { EventParty, MentionParty } from '../api/shapes.ts'

type Any = EventParty | MentionParty

/** "AZE GOV" */
export function codes(party: Any): string {
  const sectors = 'sectors' in party ? party.sectors : party.sector ? [party.sector] : []
  return [party.country, ...sectors].filter(Boolean).join(' ')
}

export function partyName(party: Any): string {
  return party.name || ('text' in party ? party.text : '') || codes(party) || 'not named'
}

export function PartyName({ party }: { party: Any }) {
  const code = codes(party)
  const name = partyName(party)
  return (
    <span class="party">
      {name !== code && <bdi class="party-name">{name}</bdi>}
      {code && <span class="code">{code}</span>}
      {name === code && !code && <bdi>{name}</bdi>}
    </span>
  )
}

export function Parties({ parties }: { parties: Any[] }) {
  if (!parties.length) return null
  return (
    <span class="parties">
      {parties.map((party, k) => (
        <PartyName key={k} party={party} />
      ))}
    </span>
  )
}

/** Who → whom. */
export function WhoWhom({ actors, recipients }: { actors: Any[]; recipients: Any[] }) {
  if (!actors.length && !recipients.length) return <span class="missing">parties not told</span>
  return (
    <span class="who-whom">
      {actors.length ? <Parties parties={actors} /> : <span class="missing">not told</span>}
      {recipients.length > 0 && (
        <>
          <span class="arrow" aria-label="to">
            →
          </span>
          <Parties parties={recipients} />
        </>
      )}
    </span>
  )
}
