import type { Side, Touchpoint, TouchpointType } from '../domain/touchpoint'
import type { TouchpointsPage } from '../messages/panel-view'
import { getTouchpoints } from '../store/journey-store'
import type { WorkerParts } from './worker'

const PAGE_SIZE = 100

export interface TouchpointFilter {
  side?: Side
  types?: TouchpointType[]
  /** Without those by machines. */
  peopleOnly?: boolean
  /** Number of newer touchpoints already shown. */
  cursor?: string
}

/** Touchpoints newest first, a hundred a page, with counts over all of them. */
export function touchpointsPage(
  oldestFirst: readonly Touchpoint[],
  filter: TouchpointFilter = {},
): TouchpointsPage {
  const types = filter.types?.length ? new Set(filter.types) : undefined
  const wanted = oldestFirst.filter(
    (t) => (!filter.side || t.side === filter.side) && (!types || types.has(t.type)),
  )
  const byPeople = wanted.filter((t) => t.grade !== 'machine')
  const listed = filter.peopleOnly ? byPeople : wanted
  const start = Number(filter.cursor ?? 0)
  const end = listed.length - start
  const items = listed.slice(Math.max(0, end - PAGE_SIZE), Math.max(0, end)).reverse()
  const shown = start + items.length
  return {
    items,
    ...countTouchpoints(oldestFirst),
    machines: wanted.length - byPeople.length,
    ...(shown < listed.length ? { cursor: String(shown) } : {}),
  }
}

function countTouchpoints(
  touchpoints: readonly Touchpoint[],
): Pick<TouchpointsPage, 'total' | 'marketing' | 'sales' | 'types'> {
  const byType = new Map<TouchpointType, number>()
  let marketing = 0
  for (const { type, side } of touchpoints) {
    byType.set(type, (byType.get(type) ?? 0) + 1)
    if (side === 'marketing') marketing++
  }
  const types = [...byType].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
  return { total: touchpoints.length, marketing, sales: touchpoints.length - marketing, types }
}

/** Answers for the panel's timeline. */
export function touchpointHandlers({ db }: WorkerParts) {
  return {
    async touchpointsList({
      leadId,
      ...filter
    }: TouchpointFilter & { leadId: string }): Promise<TouchpointsPage> {
      return touchpointsPage(await getTouchpoints(db, leadId), filter)
    },
  }
}
