import type { LeadDraft } from '../domain/import-entry'
import type { Touchpoint } from '../domain/touchpoint'
import { factOfWord } from './crm-word'
import { possibleTime } from './date-format'
import { withId } from './touchpoint-id'

/**
 * HubSpot's history of the lifecycle stage, `[{ value, timestamp }]`: each change a touchpoint, each certain word a
 * fact with its own time. A change without a possible time is left out, with a note; other shapes are passed over.
 */
export function readStageHistory(
  json: string,
  source: string,
): { anchors: LeadDraft['anchors']; touchpoints: Touchpoint[]; notes: string[] } {
  const anchors: LeadDraft['anchors'] = []
  const touchpoints: Touchpoint[] = []
  const notes: string[] = []
  if (!json.startsWith('[')) return { anchors, touchpoints, notes }
  for (const change of parseList(json)) {
    const { value, timestamp } = change as { value?: unknown; timestamp?: unknown }
    if (typeof value !== 'string' || !value) continue
    const at = readTimestamp(timestamp)
    if (at === undefined) {
      const shown = `(${String(timestamp).slice(0, 60)})`
      notes.push(`The change of stage to “${value.slice(0, 60)}” has no possible time ${shown}; left out.`)
      continue
    }
    const kind = factOfWord(value)
    if (kind && !anchors.some((anchor) => anchor.kind === kind && anchor.at === at))
      anchors.push({ kind, at })
    touchpoints.push(withId({ type: 'stage.changed', at, side: 'sales', title: value.slice(0, 300), source }))
  }
  return { anchors, touchpoints, notes }
}

/** A time in whole milliseconds; undefined outside 1990 to 2100. */
function readTimestamp(value: unknown): number | undefined {
  const isNumber = typeof value === 'number' || /^\d{12,13}(\.\d+)?$/.test(String(value))
  return possibleTime(isNumber ? Number(value) : Date.parse(String(value)))
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
