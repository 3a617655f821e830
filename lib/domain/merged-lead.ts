import { canonicalEmail } from './canonical-email'
import { crmKey, type Lead } from './lead'

const GAPS = [
  'title', 'company', 'phone', 'crmStage', 'crmStatus', 'owner', 'source', 'campaign', 'persona', 'industry',
  'country', 'language',
] as const // prettier-ignore

/**
 * One lead of several that were merged: the root's words, gaps filled by those that joined in their order, and the
 * addresses, records and facts of all. Each keeps its own, so that an un-merge gives back what was.
 */
export function mergedLead(root: Lead, joined: readonly Lead[]): Lead {
  if (joined.length === 0) return root
  const merged = { ...root }
  for (const lead of joined) {
    if (!merged.name) merged.name = lead.name
    for (const field of GAPS) if (!merged[field] && lead[field]) merged[field] = lead[field]
    if (lead.optOut) merged.optOut = true
  }
  const all = [root, ...joined]
  merged.emails = unique(all.flatMap(({ emails }) => emails), canonicalEmail) // prettier-ignore
  merged.crm = unique(all.flatMap(({ crm }) => crm), crmKey) // prettier-ignore
  merged.anchors = unique(all.flatMap(({ anchors }) => anchors), ({ kind, at }) => `${kind} ${at}`) // prettier-ignore
  merged.createdAt = Math.min(...all.map(({ createdAt }) => createdAt))
  merged.updatedAt = Math.max(...all.map(({ updatedAt }) => updatedAt))
  return merged
}

/**
 * What a change of the merged lead changes in the root's own: only what differs from `before` is written there, so
 * that words of those that joined do not move over.
 */
export function rootChange(own: Lead, before: Lead, after: Lead): Lead {
  const changed: Record<string, unknown> = { ...own }
  for (const [field, value] of Object.entries(after))
    if (value !== before[field as keyof Lead]) changed[field] = value
  changed.emails = [...own.emails, ...after.emails.filter((email) => !before.emails.includes(email))]
  const had = new Map(before.crm.map((record) => [crmKey(record), record]))
  const news = after.crm.filter((record) => had.get(crmKey(record)) !== record)
  changed.crm = [
    ...own.crm.filter((record) => !news.some((each) => crmKey(each) === crmKey(record))),
    ...news,
  ]
  changed.anchors = [...own.anchors, ...after.anchors.filter((anchor) => !before.anchors.includes(anchor))]
  return changed as Lead
}

function unique<T>(all: readonly T[], keyOf: (each: T) => string): T[] {
  return [...new Map(all.toReversed().map((each) => [keyOf(each), each])).values()].toReversed()
}
