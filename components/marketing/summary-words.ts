import type { WorkspaceSummary } from '../../lib/messages/house-to-worker'
import { counted } from '../ui/counted'

/** What a workspace holds: "40 leads, 812 touchpoints, 30 assets, 27 verdicts and 96 sends". */
export function summaryWords(summary: WorkspaceSummary): string {
  const { leads, touchpoints, assets, feedback, sends } = summary
  if (leads + (touchpoints ?? 0) + assets + feedback + sends === 0) return 'nothing yet'
  const parts = [
    counted(leads, 'lead'),
    ...(touchpoints === undefined ? [] : [counted(touchpoints, 'touchpoint')]),
    counted(assets, 'asset'),
    counted(feedback, 'verdict'),
  ]
  return `${parts.join(', ')} and ${counted(sends, 'send')}`
}
