import { isExpired } from '../domain/asset'
import { scoreAssets } from '../domain/suggestion-score'
import type { Stage } from '../domain/stage'
import type { AssetHit } from '../messages/panel-to-worker'
import type { AssetRow } from '../store/asset-row'
import type { Library } from '../store/library'
import { getLead } from '../store/lead-store'
import { knowLead } from './lead-view'
import type { WorkerParts } from './worker'

const MOST = 30

export interface AssetQuery {
  text: string
  leadId?: string
  stage?: Stage
  persona?: string
  industry?: string
  limit?: number
}

/** Search over the library, for the panel. */
export function assetSearchHandlers(worker: WorkerParts) {
  const { db, shelf, now } = worker
  return {
    async assetSearch(query: AssetQuery): Promise<{ hits: AssetHit[]; total: number; ms: number }> {
      const library = await shelf.get()
      const start = performance.now()
      const found = query.text.trim()
        ? library.index.find(query.text).flatMap((id) => library.byId.get(id) ?? [])
        : await byFit(query.leadId, library)
      const fitting = found.filter((asset) => !asset.retired && meets(asset, query))
      const hits = fitting.slice(0, query.limit ?? MOST).map((asset) => assetHit(asset, library, now()))
      return { hits, total: fitting.length, ms: performance.now() - start }
    },

    async assetFacets(): Promise<{ personas: string[]; industries: string[] }> {
      const { assets, index } = await shelf.get()
      // Asked when the search is opened: by the first letter the index stands.
      setTimeout(index.warm)
      const shown = assets.filter((asset) => !asset.retired)
      return {
        personas: distinct(shown.flatMap((asset) => asset.personas)),
        industries: distinct(shown.flatMap((asset) => asset.industries)),
      }
    },
  }

  /** With nothing typed: what fits the lead first; without a lead by title. */
  async function byFit(leadId: string | undefined, library: Library): Promise<AssetRow[]> {
    if (!leadId) return [...library.assets].sort((a, b) => a.title.localeCompare(b.title))
    const { lead, journey } = await knowLead(worker, await getLead(db, leadId))
    const need = {
      stage: journey.stage,
      persona: lead.persona,
      industry: lead.industry,
      relevance: new Map(),
    }
    return scoreAssets(library.assets, need, library.advance, now()).flatMap(
      ({ asset }) => library.byId.get(asset.id) ?? [],
    )
  }
}

function meets(asset: AssetRow, { stage, persona, industry }: AssetQuery): boolean {
  return (
    (!stage || asset.stages.includes(stage)) &&
    (!persona || asset.personas.includes(persona)) &&
    (!industry || asset.industries.includes(industry))
  )
}

function assetHit(asset: AssetRow, library: Library, now: number): AssetHit {
  const { id, title, type, url, summary, stages, personas, industries, language } = asset
  const blocked = whyBlocked(asset, now)
  return {
    assetId: id, title, type, url, summary, stages, personas, industries, language,
    sends: library.sends.get(id)?.all ?? 0,
    copied: library.sends.get(id)?.copied ?? 0,
    ...(blocked ? { blocked } : {}),
  } // prettier-ignore
}

/** Why an asset may not be given to a customer, in words; undefined where it may. */
export function whyBlocked(asset: AssetRow, now: number): string | undefined {
  if (asset.internal) return 'Internal only'
  if (asset.retired) return 'Taken out of use'
  if (isExpired(asset, now)) return 'Expired'
  return asset.validFrom !== undefined && asset.validFrom > now ? 'Not valid yet' : undefined
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b))
}
