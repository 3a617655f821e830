/** A lead as the funnel needs it. */
export interface FunnelLead {
  id: string
  /** First contact, milliseconds since 1970; undefined where it is not known. */
  createdAt?: number
  source: string
}

/** A deal of a lead; without `wonAt` it is not won. */
export interface FunnelDeal {
  leadId: string
  wonAt?: number
}

export const FLAG_KINDS = [
  'wonBeforeContact',
  'unknownLead',
  'anotherDeal',
  'doubleLead',
  'noFirstContact',
] as const

/** A row that a person should look at. */
export interface Flag {
  kind: (typeof FLAG_KINDS)[number]
  leadId: string
  createdAt?: number
  wonAt?: number
}

export interface MatchedLead extends FunnelLead {
  /** Its first won deal. */
  wonAt?: number
}

/**
 * Puts won deals to their leads. Leads of one id are one lead, with the earliest first contact and the source that
 * goes with it. A deal without a lead is counted nowhere; it and every double is flagged.
 */
export function matchDeals(
  leads: readonly FunnelLead[],
  deals: readonly FunnelDeal[],
): { matched: MatchedLead[]; flagged: Flag[] } {
  const flagged: Flag[] = []
  const byId = new Map<string, MatchedLead>()
  for (const lead of leads) {
    const known = byId.get(lead.id)
    if (known) flagged.push({ kind: 'doubleLead', leadId: lead.id, createdAt: lead.createdAt })
    if (!known || isEarlier(lead, known)) byId.set(lead.id, { ...lead })
  }
  for (const { leadId, wonAt } of deals) {
    if (wonAt === undefined) continue
    const lead = byId.get(leadId)
    if (!lead) flagged.push({ kind: 'unknownLead', leadId, wonAt })
    else if (lead.wonAt === undefined) lead.wonAt = wonAt
    else {
      flagged.push({
        kind: 'anotherDeal',
        leadId,
        createdAt: lead.createdAt,
        wonAt: Math.max(wonAt, lead.wonAt),
      })
      lead.wonAt = Math.min(wonAt, lead.wonAt)
    }
  }
  const matched = [...byId.values()]
  flagged.push(...matched.flatMap(flagsOf))
  return { matched, flagged: flagged.sort((a, b) => FLAG_KINDS.indexOf(a.kind) - FLAG_KINDS.indexOf(b.kind)) }
}

function isEarlier(lead: FunnelLead, known: FunnelLead): boolean {
  return lead.createdAt !== undefined && lead.createdAt < (known.createdAt ?? Infinity)
}

function flagsOf({ id, createdAt, wonAt }: MatchedLead): Flag[] {
  if (createdAt === undefined) return [{ kind: 'noFirstContact', leadId: id, wonAt }]
  const isBefore = wonAt !== undefined && wonAt < createdAt
  return isBefore ? [{ kind: 'wonBeforeContact', leadId: id, createdAt, wonAt }] : []
}
