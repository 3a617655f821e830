import type { JourneyReading } from '../domain/journey-reading'
import type { Lead } from '../domain/lead'
import { makeRandom } from '../domain/random'
import type { Send } from '../domain/send'
import { candidates, POLICY, suggest, type Pick } from '../domain/suggestion'
import { suggestionReason } from '../domain/suggestion-reason'
import type { Touchpoint } from '../domain/touchpoint'
import type { Suggestion } from '../messages/panel-view'
import { stems } from '../search/terms'
import type { LibraryShelf } from '../store/library'

const DAY = 86_400_000
/** A phrase is what the conversation is about when this share of its words occurs there. */
const ASKED_SHARE = 0.6

interface Conversation {
  subject?: string
  messages: string[]
}

/** What suggestions are made of. */
export interface SuggestionInput {
  lead: Lead
  journey: JourneyReading
  touchpoints: readonly Touchpoint[]
  sends: readonly Send[]
  /** The open conversation, where there is one. */
  reading?: Conversation
  /** What the lead asked or objected to and nothing has answered yet. */
  openObjections: readonly string[]
  now: number
}

/** The three places for a lead now. The draw holds for a day, so that nothing changes under the pointer. */
export async function picksFor(shelf: LibraryShelf, input: SuggestionInput): Promise<Pick[]> {
  const { lead, journey, now } = input
  const library = await shelf.get()
  const open = candidates(library.assets, lead, input.sends, input.touchpoints, now)
  const need = {
    stage: journey.stage,
    ...(lead.persona ? { persona: lead.persona } : {}),
    ...(lead.industry ? { industry: lead.industry } : {}),
    relevance: library.index.relevance(conversation(input)),
  }
  return suggest(
    open,
    need,
    library.advance,
    now,
    makeRandom(`${lead.id}|${Math.floor(now / DAY)}|${POLICY}`),
  )
}

/** The picks as the panel shows them, each with its reason. */
export function suggestionsOf(picks: readonly Pick[], input: SuggestionInput): Suggestion[] {
  const asked = stems(conversation(input))
  const isAsked = (phrase: string) => shareOf(stems(phrase), asked) >= ASKED_SHARE
  return picks.map(({ scored, slot, propensity, pool, trial }) => ({
    assetId: scored.asset.id,
    title: scored.asset.title,
    type: scored.asset.type,
    ...(scored.asset.url ? { url: scored.asset.url } : {}),
    summary: scored.asset.summary,
    stages: scored.asset.stages,
    reason: suggestionReason(scored, input.journey.stage, isAsked),
    slot,
    propensity,
    policy: POLICY,
    ...(pool ? { pool } : {}),
    trial,
  }))
}

function conversation({ reading, openObjections }: SuggestionInput): string {
  return [reading?.subject ?? '', ...(reading?.messages ?? []), ...openObjections].join('\n')
}

function shareOf(terms: ReadonlySet<string>, among: ReadonlySet<string>): number {
  return terms.size ? [...terms].filter((term) => among.has(term)).length / terms.size : 0
}
