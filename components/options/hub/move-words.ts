import { counted } from '../../ui/counted'
import type { Imported } from './move-session'

type Noun = keyof Imported['added']

const NAMES: Record<Noun, [one: string, many: string]> = {
  lead: ['lead', 'leads'],
  touchpoints: ['touchpoint', 'touchpoints'],
  asset: ['asset', 'assets'],
  send: ['send', 'sends'],
  feedback: ['verdict', 'verdicts'],
  dispute: ['disputed stage', 'disputed stages'],
  objection: ['objection or question', 'objections and questions'],
  request: ['content request', 'content requests'],
  view: ['view of a link', 'views of links'],
  handoff: ['handoff line', 'handoff lines'],
  reports: ['set of report settings', 'sets of report settings'],
  definition: ['definition', 'definitions'],
  model: ['stage model', 'stage models'],
}

/** What was new here: "2 leads, 700 touchpoints, 1 asset". */
export function importedWords({ added, skipped }: Imported): string {
  const parts = (Object.keys(NAMES) as Noun[])
    .filter((noun) => added[noun])
    .map((noun) => counted(added[noun]!, ...NAMES[noun]))
  const words = parts.length > 0 ? parts.join(', ') : 'nothing new, all of it was there already'
  return skipped > 0 ? `${words}; left out: ${counted(skipped, 'line')} that the hub does not take` : words
}
