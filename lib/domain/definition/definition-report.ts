import { wilson } from '../funnel/wilson'

/** A lead held against a rule, beside what became of it. */
export interface Case {
  isMet: boolean
  /** Whether it was met before the lead was won; as `isMet` where left out. */
  wonMet?: boolean | undefined
  /** What sales said: accepted is a good lead, rejected a bad one. Absent while nobody said either. */
  verdict?: 'accepted' | 'rejected' | undefined
  /** Became a customer. */
  isWon: boolean
}

/** How well a rule, or one criterion alone, tells good leads from bad. Shares are absent where nothing divides them. */
export interface ReportLine {
  leads: number
  met: number
  /** Of those met, how many have a verdict, and their share. */
  judged: number
  coverage?: number
  /** Accepted of those judged: accepted / (accepted + rejected), with its 95% interval [Wilson 1927]. */
  accepted: number
  precision?: number
  low?: number
  high?: number
  /** Won leads, how many of them the rule had met, and their share. */
  won: number
  wonMet: number
  recall?: number
  /** The share accepted among all judged. */
  baseRate?: number
  /** Precision over the base rate: 1 is no better than chance. */
  lift?: number
}

/** Counts the cases of one rule: precision with coverage, recall of won leads, lift. */
export function makeReportLine(cases: Iterable<Case>): ReportLine {
  const n = { leads: 0, met: 0, judged: 0, accepted: 0, judgedAll: 0, acceptedAll: 0, won: 0, wonMet: 0 }
  for (const { isMet, wonMet, verdict, isWon } of cases) {
    n.leads++
    if (verdict) n.judgedAll++
    if (verdict === 'accepted') n.acceptedAll++
    if (isWon) n.won++
    if (isWon && (wonMet ?? isMet)) n.wonMet++
    if (!isMet) continue
    n.met++
    if (verdict) n.judged++
    if (verdict === 'accepted') n.accepted++
  }
  const { judgedAll, acceptedAll, ...counts } = n
  const precision = share(n.accepted, n.judged)
  const base = share(acceptedAll, judgedAll)
  return {
    ...counts,
    ...some('coverage', share(n.judged, n.met)),
    ...some('precision', precision),
    ...(n.judged > 0 ? wilson(n.accepted, n.judged) : {}),
    ...some('recall', share(n.wonMet, n.won)),
    ...some('baseRate', base),
    ...some('lift', precision !== undefined && base ? precision / base : undefined),
  }
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined
}

function some<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, number>)
}
