import type { LeadDraft } from '../domain/import-entry'
import type { Touchpoint } from '../domain/touchpoint'
import { factOfWord } from './crm-word'
import { withId } from './touchpoint-id'

/**
 * HubSpot's history of the lifecycle stage, `[{ value, timestamp }]`: each change a touchpoint, each certain word a
 * fact with its own time. Entries of another shape are passed over.
 */
export function readStageHistory(
  json: string,
  source: string,
): { anchors: LeadDraft['anchors']; touchpoints: Touchpoint[] } {
  const anchors: LeadDraft['anchors'] = []
  const touchpoints: Touchpoint[] = []
  if (!json.startsWith('[')) return { anchors, touchpoints }
  for (const change of parseList(json)) {
    const { value, timestamp } = change as { value?: unknown; timestamp?: unknown }
    const at = typeof timestamp === 'number' ? timestamp : Date.parse(String(timestamp))
    if (typeof value !== 'string' || !value || !Number.isFinite(at)) continue
    const kind = factOfWord(value)
    if (kind && !anchors.some((anchor) => anchor.kind === kind && anchor.at === at))
      anchors.push({ kind, at })
    touchpoints.push(withId({ type: 'stage.changed', at, side: 'sales', title: value.slice(0, 300), source }))
  }
  return { anchors, touchpoints }
}

function parseList(json: string): object[] {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
