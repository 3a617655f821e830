import type { Placement } from '../../lib/domain/send'
import type { Stage } from '../../lib/domain/stage-names'

/** What a row needs of an asset, suggested or found. */
export interface RowAsset extends Omit<Placement, 'slot'> {
  assetId: string
  title: string
  type: string
  url?: string
  summary: string
  stages?: Stage[]
  /** Under the title: why this one. */
  reason?: string
  trial?: boolean
  blocked?: string
  slot?: 1 | 2 | 3
}
