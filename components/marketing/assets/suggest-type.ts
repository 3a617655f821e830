import type { AssetType } from '../../../lib/domain/asset'
import { emptyDraft } from '../../../lib/domain/asset-draft'

/** What the name of a file says of it, in the order in which it is believed. */
const BY_WORDS: readonly [RegExp, AssetType][] = [
  [/case[\s_-]?stud|success[\s_-]?story/i, 'casestudy'],
  [/white[\s_-]?paper/i, 'whitepaper'],
  [/data[\s_-]?sheet|fact[\s_-]?sheet|one[\s_-]?pager/i, 'datasheet'],
  [/e[\s_-]?book/i, 'ebook'],
  [/check[\s_-]?list/i, 'checklist'],
  [/compar|\bvs\b/i, 'comparison'],
  [/proposal|\bquote\b/i, 'proposal'],
  [/security|soc[\s_-]?2|iso[\s_-]?27001/i, 'security'],
  [/\broi\b/i, 'roi'],
  [/\bfaq\b/i, 'faq'],
  [/webinar/i, 'webinar'],
  [/template/i, 'template'],
  [/guide|manual/i, 'guide'],
]
const BY_ENDING: Record<string, AssetType> = {
  pdf: 'whitepaper',
  ppt: 'slides',
  pptx: 'slides',
  odp: 'slides',
  xls: 'template',
  xlsx: 'template',
  ods: 'template',
}

/** The type to begin with for a file of this name; `standing` where it tells nothing or another type was chosen. */
export function suggestType(name: string, standing: AssetType): AssetType {
  if (standing !== emptyDraft().type) return standing
  const words = name.replaceAll('_', ' ')
  const told = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1]
  return told ?? BY_ENDING[/\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? standing
}
