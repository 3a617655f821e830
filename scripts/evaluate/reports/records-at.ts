import type { Records } from './read-files.ts'

/** What was known at a moment: nothing of what the files say of later times. */
export function recordsAt(records: Records, now: number): Records {
  const isPast = ({ at }: { at: number }) => at <= now
  return {
    ...records,
    leads: records.leads
      .filter(({ createdAt }) => createdAt === undefined || createdAt <= now)
      .map((lead) => ({ ...withoutLater(lead, now), steps: withoutLater(lead.steps, now) })),
    deals: records.deals
      ?.filter(({ openedAt }) => openedAt === undefined || openedAt <= now)
      .map((deal) => ({ ...deal, ...withoutLater({ wonAt: deal.wonAt, lostAt: deal.lostAt }, now) })),
    touches: records.touches?.filter(isPast),
    sends: records.sends?.filter(isPast),
    objections: records.objections?.filter(isPast),
  }
}

/** The same with every number after the moment undefined: those of a lead and of a deal's ends are times. */
function withoutLater<T extends object>(record: T, now: number): T {
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'number' && value > now ? undefined : value,
  ])
  return Object.fromEntries(entries) as T
}
