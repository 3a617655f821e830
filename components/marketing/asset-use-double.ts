import type { Asset } from '../../lib/domain/asset'
import type { Send } from '../../lib/domain/send'
import type { Handlers } from '../../lib/messages/door'
import type { AssetUse, HouseToWorker } from '../../lib/messages/house-to-worker'
import type { AssetViews } from '../../lib/domain/reports/asset-views'

/** The part of a workspace in memory that is about assets. */
export interface AssetState {
  assets: Asset[]
  /** With the name and company of its lead. */
  sends: (Send & { leadName: string; company?: string })[]
  /** By asset; absent where a test is not about views. */
  views?: Record<string, AssetViews>
  /** Files that the hub keeps, by their addresses. */
  files?: Record<string, { name: string; size: number }>
}

/** What was done with assets, over a workspace in memory. */
export function assetUseOver(
  state: AssetState,
): Pick<Handlers<HouseToWorker>, 'assetUseList' | 'assetSends'> {
  return {
    assetUseList: () =>
      state.assets.map((asset) => ({
        ...useOf(asset, state.sends),
        ...(asset.url && state.files?.[asset.url] ? { file: state.files[asset.url] } : {}),
      })),
    assetSends: ({ assetId }) => ({
      sends: state.sends
        .filter((send) => send.assetId === assetId)
        .toSorted((a, b) => b.at - a.at)
        .slice(0, 100)
        .map(({ at, leadName, company, member, outcome, stage }) => ({
          at,
          leadName,
          company,
          member,
          outcome,
          stage,
        })),
      ...(state.views?.[assetId] ? { views: state.views[assetId] } : {}),
    }),
  }
}

function useOf(asset: Asset, all: readonly Send[]): AssetUse {
  const sends = all.filter((send) => send.assetId === asset.id)
  const inserted = sends.filter((send) => send.outcome === 'inserted').length
  const tracked = sends.filter((send) => send.tracked)
  return {
    asset,
    sends: sends.length,
    leads: new Set(sends.map((send) => send.leadId)).size,
    inserted,
    copied: sends.length - inserted,
    ...(sends.length > 0 ? { lastUsedAt: Math.max(...sends.map((send) => send.at)) } : {}),
    ...(tracked.length > 0 ? { tracked: tracked.length, viewed: 0 } : {}),
    sentExpired: sends.filter((send) => asset.validTo !== undefined && send.at > asset.validTo).length,
  }
}
