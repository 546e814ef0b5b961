// The shapes of the API's answers, one for each noun.

export interface Listed<T> {
  items: T[]
  total: number
  next: string | null
}

export interface Span {
  start: number // code points of the report's text
  end: number
  text: string
}

export interface Person {
  name: string
  role: 'reader' | 'reviewer' | 'admin'
}

export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict'

export interface EventType {
  name: string
  quad: Quad
  what: string
}

export interface About {
  program: string
  store: string
  counts: { reports: number; mentions: number; events: number; independent: number }
  unlinked: number
  first: string | null
  last: string | null
  types: EventType[]
  statuses: string[]
  person: Person | null
  licences: string[]
}

export interface EventParty {
  country: string | null
  sector: string | null
  name: string | null
}

export interface EventItem {
  id: string
  type: string
  status: string
  earliest: string | null
  latest: string | null
  actors: EventParty[]
  recipients: EventParty[]
  place: string | null
  country: string | null
  lat: number | null
  lon: number | null
  mentions: number
  reports: number
  independent: number
  disputed: string[]
  headline: string
  modes?: string[]
}

export interface Said {
  value: string
  mention: string
  published: string | null
}

export interface Account {
  source: string | null
  publisher: string | null
  independent: number
  first_published: string | null
  last_published: string | null
  values: Record<string, Said[]>
  mentions: string[]
}

export interface Join {
  one: string
  two: string
  by: string // likeness, report, person
  chance: number
  signs: Record<string, number>
}

/** A split or merge that a person decided on. */
export interface Decision {
  id: string
  kind: string
  who: string
  when: string
  why: string
  mentions: string[]
  others: string[]
}

export interface EventWhole extends EventItem {
  agreed: Record<string, unknown>
  fields: string[]
  accounts: Account[]
  told: MentionSummary[]
  joins: Join[]
  decisions: Decision[]
}

export interface MentionParty {
  text: string
  name: string | null
  country: string | null
  sectors: string[]
}

export interface MentionSummary {
  id: string
  report: string
  title: string | null
  publisher: string | null
  published: string | null
  sentence: string
  trigger: Span
  sentence_start: number
  type: string
  modes: string[]
  status: string
  actors: MentionParty[]
  recipients: MentionParty[]
  place: { text: string; name: string | null; country: string | null; lat: number | null; lon: number | null; level: string | null } | null
  earliest: string | null
  latest: string | null
  sources: { text: string; kind: string; stance: string | null }[]
  figures: { kind: string; text: string; low: number | null; high: number | null; approx: boolean }[]
  confidence: number
  event: string | null
  is_corrected: boolean
}

export interface Party extends Span {
  name: string | null
  country: string | null
  sectors: string[]
  ethnicity?: string
  refers_to?: string
  identity?: string
  office?: string
  wikidata?: string
  member_of?: string[]
}

export interface Place extends Span {
  name: string | null
  names?: string[]
  country: string | null
  admin1?: string | null
  lat: number | null
  lon: number | null
  level: string | null
  geonameid?: number | null
}

export interface When {
  start?: number | null
  end?: number | null
  text?: string | null
  earliest: string | null
  latest: string | null
  basis?: string
  granularity?: string
  approx?: boolean
  open?: boolean
  reason?: string
}

export interface Attribution {
  source: Span | null
  cue: Span | null
  kind: string
  stance?: string
}

export interface Figure extends Span {
  kind: string
  low: number | null
  high: number | null
  approx?: boolean
}

/** A mention as the codebook writes it (section 8); in a report `id` is the store's. */
export interface MentionRecord {
  id: string
  event: string | number | null
  sentence?: [number, number]
  type: string
  modes: string[]
  contexts: string[]
  trigger: Span
  actors: Party[]
  recipients: Party[]
  place: Place | null
  date: When | null
  status: string
  historical: boolean
  attribution: Attribution[]
  figures: Figure[]
  confidence: number
}

/** What a person decided about one field; `holds`: nobody took it back. */
export interface Correction {
  id: string
  step: number
  field: string
  value: unknown
  who: string
  when: string
  why: string
  holds: boolean
}

export interface MentionWhole {
  summary: MentionSummary
  record: MentionRecord
  coded: MentionRecord | null
  corrections: Correction[]
  is_rejected: boolean
  stamp: string | number // changes with each decision
}

export interface ReportItem {
  id: string
  title: string | null
  publisher: string | null
  published: string | null
  origin: string
  language: string
  mentions: number
  copies: number // reports with a text like it, itself included
}

export interface Version {
  id: string
  number: number
  fetched: string
  published: string | null
  title: string | null
  is_current: boolean
}

export interface Statement {
  speaker: Span | null
  cue: Span | null
  content: Span
  kind: string
}

export interface Label extends Span {
  about?: string
  by?: string
}

export interface ReportWhole {
  id: string
  title: string | null
  publisher: string | null
  published: string | null
  address: string | null
  origin: string
  notes: string[]
  language: string
  direction: 'ltr' | 'rtl'
  fetched: string | null
  text: string
  versions: Version[]
  copies: { id: string; title: string | null; publisher: string | null; published: string | null }[]
  mentions: MentionRecord[]
  statements: Statement[]
  labels: Label[]
  places: Place[]
}

export interface Bin {
  start: string
  end: string
  events: number
  by_type: Record<string, number>
}

export type Step = 'day' | 'week' | 'month' | 'year'

export interface Timeline {
  by: Step
  bins: Bin[]
  spans: { id: string; type: string; earliest: string; latest: string; independent: number; headline: string }[]
  undated: number
}

export interface MapPlace {
  name: string
  names: string[]
  country: string | null
  level: string | null
  lat: number
  lon: number
  events: number
  by_type: Record<string, number>
  disputed: boolean
}

export interface MapAnswer {
  places: MapPlace[]
  more: number // points that are not listed
  unplaced: number
}

export interface PartyNode {
  id: string
  country: string | null
  sector: string | null
  name: string | null
  events: number
}

export interface PartyEdge {
  from: string
  to: string
  events: number
  by_type: Record<string, number>
  by_quad: Record<string, number>
}

export interface PartiesAnswer {
  nodes: PartyNode[]
  edges: PartyEdge[]
  more: number // parties that are not listed
}

export interface LabelItem {
  publisher: string
  speaker: string // empty: the report's own word
  word: string
  of: string // the code of whom it is used of, where known
  count: number
  reports: string[]
}

export interface LabelsAnswer {
  items: LabelItem[]
  more: number
}

export interface Stat {
  what: string
  events: number
  independent: number
}

export interface ReviewReport {
  id: string
  title: string | null
  publisher: string | null
  published: string | null
  language: string
}

export interface ReviewMention extends MentionWhole {
  text: string
  report: ReviewReport
}

export interface ReviewNext {
  mention: ReviewMention
  left: number // this one included
  reason: string
  is_blind: boolean // what others decided on it is not shown
}

/** One decision of the history. */
export interface DecisionMade {
  step: number
  kind: 'accept' | 'reject' | 'restore' | 'correct' | 'split' | 'merge' | 'undo'
  mention: string | null
  events: string[]
  mentions: string[]
  values: Record<string, unknown>
  who: string
  when: string
  why: string
  undoes: number | null
  is_undone: boolean
}

export interface Undone {
  decision: DecisionMade
  mention: ReviewMention | null
}

export interface Agreement {
  mentions: number
  reviewers: string[]
  fields: { field: string; pairs: number; equal: number; share: number | null; kappa: number | null; differ: string[] }[]
}

export interface Choice {
  code: string
  what: string
}

export interface Choices {
  types: (Choice & { modes: Choice[] })[]
  contexts: Choice[]
  sectors: Choice[]
  countries: Choice[]
  statuses: string[]
  stances: string[]
  speech: string[]
  figures: string[]
}

export interface PlaceOption {
  name: string
  country: string | null
  admin1: string | null
  lat: number
  lon: number
  level: string
  geonameid: number | null
  names: string[]
  claimed_by: string[]
}
