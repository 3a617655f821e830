import type { AssetType } from '../../../lib/domain/asset'

/** The types of assets as a person reads them. */
export const ASSET_TYPE_NAMES: Record<AssetType, string> = {
  article: 'Article',
  casestudy: 'Case study',
  checklist: 'Checklist',
  comparison: 'Comparison',
  datasheet: 'Data sheet',
  demo: 'Demo',
  ebook: 'E-book',
  faq: 'FAQ',
  guide: 'Guide',
  proposal: 'Proposal',
  roi: 'ROI sheet',
  security: 'Security overview',
  slides: 'Slides',
  template: 'Template',
  video: 'Video',
  webinar: 'Webinar',
  whitepaper: 'White paper',
  other: 'Other',
}
