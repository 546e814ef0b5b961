// What the fields of an event and of a mention are called.
export const FIELD_NAMES: Record<string, string> = {
  type: 'type',
  modes: 'modes',
  contexts: 'contexts',
  called: 'called',
  labels: 'loaded words',
  status: 'did it happen',
  actors: 'who',
  recipients: 'to whom',
  days: 'when',
  date: 'when',
  place: 'where',
  killed: 'killed',
  injured: 'injured',
  detained: 'detained',
  displaced: 'displaced',
  missing: 'missing',
  size: 'size',
  trigger: 'word',
  attribution: 'according to',
  figures: 'figures',
}

export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field
}
