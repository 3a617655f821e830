import { countObjections } from './objections'
import type { ReportContext } from './report-context'
import type { VoiceReport } from './workspace-reports'

const MOST_LINES = 100

/** What buyers ask and object to, and how many requests stand where. */
export function voiceReport({
  objections,
  requests,
  now,
}: Pick<ReportContext, 'objections' | 'requests' | 'now'>): VoiceReport {
  const lines = countObjections(objections.filter(({ at }) => at <= now))
  const states = { open: 0, planned: 0, shipped: 0, declined: 0 }
  for (const { outcome } of requests) states[outcome?.kind ?? 'open']++
  return {
    objections: lines.slice(0, MOST_LINES),
    total: lines.length,
    gaps: lines.filter(({ isGap }) => isGap).length,
    requests: states,
  }
}

/** How many had asked for each asset: the votes of the requests that it was shipped for. */
export function requestedOf({ requests }: Pick<ReportContext, 'requests'>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { votes, outcome } of requests)
    if (outcome?.kind === 'shipped' && outcome.assetId)
      counts.set(outcome.assetId, (counts.get(outcome.assetId) ?? 0) + votes.length)
  return counts
}
