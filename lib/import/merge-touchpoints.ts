import type { Touchpoint } from '../domain/touchpoint'

/** Adds touchpoints to those of a lead: sorted by time, the later writing of an id wins. */
export function mergeTouchpoints(present: readonly Touchpoint[], added: readonly Touchpoint[]): Touchpoint[] {
  // Most often a new lead's: when all are of one writing, only doubles among them must be looked for.
  if (present.length === 0 && new Set(added.map(({ id }) => id)).size === added.length)
    return [...added].sort(byTime)
  const byId = new Map(present.map((touchpoint) => [touchpoint.id, touchpoint]))
  for (const touchpoint of added) byId.set(touchpoint.id, touchpoint)
  return [...byId.values()].sort(byTime)
}

function byTime(a: Touchpoint, b: Touchpoint): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
