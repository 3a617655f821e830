import { FLAG_KINDS, type Flag } from '../../../lib/domain/funnel/match-deals.ts'
import { counted } from '../text-table.ts'

const DAY_MS = 86_400_000
const SHOWN = 3

const WORDS: Record<Flag['kind'], (count: number) => string> = {
  wonBeforeContact: (count) => `${counted(count, 'deal')} won before the first contact (counted as won)`,
  unknownLead: (count) =>
    `${counted(count, 'won deal')} of a lead that is not in the leads file (not counted)`,
  anotherDeal: (count) => `${counted(count, 'further won deal')} of a lead that has one (the first counts)`,
  doubleLead: (count) => `${counted(count, 'further row')} of a lead that stands there before (one lead)`,
  noFirstContact: (count) =>
    `${counted(count, 'lead')} without a time of first contact (counted, without a time)`,
}

/** A line for each kind of flag, with the first few leads. */
export function flagLines(flagged: readonly Flag[]): string[] {
  return FLAG_KINDS.flatMap((kind) => {
    const own = flagged.filter((flag) => flag.kind === kind)
    if (own.length === 0) return []
    const names = own.slice(0, SHOWN).map((flag) => flag.leadId)
    const more = own.length > SHOWN ? ', …' : ''
    return [`${WORDS[kind](own.length)}: ${names.join(', ')}${more}`]
  })
}

/** A flag with its times as ISO texts and the days between them. */
export function jsonOfFlag({ kind, leadId, createdAt, wonAt }: Flag): object {
  const isTimed = createdAt !== undefined && wonAt !== undefined
  return {
    kind,
    leadId,
    createdAt: createdAt === undefined ? null : new Date(createdAt).toISOString(),
    wonAt: wonAt === undefined ? null : new Date(wonAt).toISOString(),
    days: isTimed ? (wonAt - createdAt) / DAY_MS : null,
  }
}
