import type { LedgerLine } from '../../../lib/messages/connection-view'

export type LedgerFilter = 'all' | 'acts' | 'leads' | 'failed'

export const LEDGER_FILTERS: readonly { value: LedgerFilter; label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'acts', label: 'What you did' },
  { value: 'leads', label: 'Who was looked up' },
  { value: 'failed', label: 'What did not arrive' },
]

const LOOK_UPS = ['leadLookUp', 'leadSearch', 'leadHistory']
const ACTS = [
  'outboxPush',
  'leadMerge',
  'leadUnmerge',
  'importLeads',
  'importAssets',
  'linkMake',
  'linkClose',
]

/** True where a line is of this kind. */
export function isOfKind({ route, outcome }: LedgerLine, filter: LedgerFilter): boolean {
  if (filter === 'acts') return ACTS.includes(route)
  if (filter === 'leads') return LOOK_UPS.includes(route)
  if (filter === 'failed') return outcome !== undefined && outcome !== 'ok'
  return true
}

const OUTCOMES: Record<string, string> = {
  offline: 'did not reach the hub',
  unfinished: 'the sign-in was not finished',
  failed: 'did not work',
  signedOut: 'refused: the session had ended',
  revoked: 'refused: the access was ended',
  notAllowed: 'refused: not allowed for your role',
  tooLarge: 'refused: too large',
  tooMany: 'refused: too many requests',
  unavailable: 'the hub was not ready',
}

/** What became of it, in words; empty where all is well. */
export function outcomeWords({ route, outcome }: Pick<LedgerLine, 'route' | 'outcome'>): string {
  if (outcome === 'ok') return ''
  if (outcome === undefined && route === 'changesPull') return 'waiting for changes'
  if (outcome === undefined) return 'under way, or the browser closed meanwhile'
  return OUTCOMES[outcome] ?? `did not work (${outcome})`
}

/** "340 bytes", "12 kB". */
export function sizeWords(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
}
