import type { Asset } from '../domain/asset'
import type { ContentRequest } from '../domain/content-request'
import type { Dispute, Feedback } from '../domain/feedback'
import type { Lead } from '../domain/lead'
import type { Objection } from '../domain/objection'
import { makeRandom } from '../domain/random'
import type { Send } from '../domain/send'
import type { Touchpoint } from '../domain/touchpoint'
import { withFirstAttempt } from './attempts'
import { CAST, leadId, recordNumber, type Player } from './cast'
import { CAMPAIGNS } from './company'
import { makeLibrary, assetId } from './library'
import { makeSampleSends } from './sends'
import { tellStory } from './story'
import { makeSampleDisputes, makeSampleFeedback } from './verdicts'
import { makeSampleObjections, makeSampleRequests } from './voice'

const DAY = 86_400_000

/** A company's workspace as a newcomer finds it. Every id starts with `sample-`, so that all of it can be removed. */
export interface Sample {
  leads: Lead[]
  /** By lead, oldest first; no entry is missing. */
  touchpoints: Record<string, Touchpoint[]>
  assets: Asset[]
  sends: Send[]
  feedback: Feedback[]
  disputes: Dispute[]
  objections: Objection[]
  requests: ContentRequest[]
}

/** The sample workspace as it stands at `now` (ms). The same seed and time give the same sample. */
export function makeSample(now: number, seed: number | string = 'nordwind'): Sample {
  const assets = makeLibrary(now)
  const titles = new Map(assets.map((asset) => [asset.id, asset.title]))
  const titleOf = (key: string) => {
    const title = titles.get(assetId(key))
    if (!title) throw new Error(`The sample has no asset "${key}"`)
    return title
  }
  const stories: Record<string, Touchpoint[]> = {}
  const touchpoints: Record<string, Touchpoint[]> = {}
  for (const player of CAST)
    stories[leadId(player.key)] = tellStory(player, titleOf, now, makeRandom(`${seed}:${player.key}`))
  for (const player of CAST) {
    const told = stories[leadId(player.key)]!
    touchpoints[leadId(player.key)] = withFirstAttempt(
      player,
      told,
      now,
      makeRandom(`${seed}:${player.key}:attempt`),
    )
  }
  const leads = CAST.map((player) => makeLead(player, touchpoints[leadId(player.key)]!, now))
  const facts = { leads, touchpoints, now }
  return {
    leads,
    touchpoints,
    assets,
    sends: makeSampleSends({ ...facts, touchpoints: stories }, makeRandom(`${seed}:sends`)),
    feedback: makeSampleFeedback(facts),
    disputes: makeSampleDisputes(facts),
    objections: makeSampleObjections(now),
    requests: makeSampleRequests(now),
  }
}

function makeLead(player: Player, touchpoints: readonly Touchpoint[], now: number): Lead {
  const first = touchpoints[0]?.at ?? now - 3 * DAY
  return {
    id: leadId(player.key),
    name: player.name,
    title: player.title,
    company: player.company,
    emails: [player.email],
    crm: [{ system: 'ledger', object: 'contact', id: recordNumber(player.key) }],
    crmStage: player.crmStage,
    ...(player.crmStatus ? { crmStatus: player.crmStatus } : {}),
    owner: player.owner,
    source: player.source,
    ...(player.campaign ? { campaign: CAMPAIGNS[player.campaign] } : {}),
    persona: player.persona,
    industry: player.industry,
    country: player.country,
    language: player.language ?? 'en',
    ...(player.optOut ? { optOut: true } : {}),
    anchors: (player.anchors ?? []).map(([kind, days]) => ({ kind, at: now - days * DAY })),
    createdAt: first,
    updatedAt: touchpoints.at(-1)?.at ?? first,
  }
}
