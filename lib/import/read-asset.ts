import { AssetEntry } from '../domain/import-entry'
import { ASSET_TYPES, type AssetType } from '../domain/asset'
import type { Stage } from '../domain/stage'
import { STAGES } from '../domain/stage-names'
import type { Columns } from './columns'
import type { DraftRow } from './draft-row'
import type { Field } from './fields'
import { headerKey } from './headers'
import type { Mapping } from './mapping'
import type { Row } from './row'
import { isYes } from './yes-no'

/** Other words for the types of assets. */
const TYPE_WORDS: Record<string, AssetType> = {
  blog: 'article', blogpost: 'article', post: 'article', successstory: 'casestudy', customerstory: 'casestudy',
  case: 'casestudy', battlecard: 'comparison', productsheet: 'datasheet', onepager: 'datasheet', book: 'ebook',
  howto: 'guide', calculator: 'roi', roicalculator: 'roi', deck: 'slides', presentation: 'slides',
  recording: 'webinar', paper: 'whitepaper', study: 'whitepaper', report: 'whitepaper',
} // prettier-ignore

/** An asset from a row, or why there is none. */
export function readAsset(columns: Columns, row: Row, mapping: Mapping): DraftRow {
  const title = columns.text(row, 'title').slice(0, 300)
  if (!title) return { skip: 'No title.' }
  const url = columns.text(row, 'url')
  const id = columns.text(row, 'assetId')
  const stages = readStages(columns.texts(row, 'stages').flatMap(splitList))
  const draft = {
    title,
    type: readType(columns.text(row, 'type')),
    url: isAddress(url) ? url : undefined,
    summary: columns.text(row, 'summary').slice(0, 5000),
    stages: stages.known,
    personas: readList(columns, row, 'personas', 100),
    industries: readList(columns, row, 'industries', 100),
    answers: readList(columns, row, 'answers', 300),
    topics: readList(columns, row, 'topics', 100),
    language: columns.text(row, 'language').slice(0, 20) || undefined,
    owner: columns.text(row, 'owner').slice(0, 200) || undefined,
    validFrom: columns.time(row, 'validFrom').at,
    validTo: columns.time(row, 'validTo').at,
    version: columns.text(row, 'version').slice(0, 40) || undefined,
    internal: isYes(columns.text(row, 'internal')) || undefined,
    sourceId: id ? `${mapping.system}:${id}`.slice(0, 300) : undefined,
  }
  const parsed = AssetEntry.safeParse(draft)
  if (!parsed.success) return { skip: `${parsed.error.issues[0]!.path[0] as string} is not as it should be.` }
  return { asset: parsed.data, notes: notesOf(parsed.data, url, stages.unknown) }
}

function notesOf(asset: AssetEntry, url: string, unknownStage: string | undefined): string[] {
  const notes: string[] = []
  if (url && !isAddress(url)) notes.push(`“${url.slice(0, 60)}” is not a web address; left out.`)
  if (unknownStage) notes.push(`“${unknownStage}” is not one of the six stages; left out.`)
  if (!asset.url && !asset.summary) notes.push('No address and no summary: nothing to send.')
  return notes
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && text.length <= 2000 && URL.canParse(text)
}

function readType(word: string): AssetType {
  const key = headerKey(word)
  return (
    ASSET_TYPES.find((type) => type === key) ??
    TYPE_WORDS[key] ??
    (TYPE_WORDS[key.replace(/s$/, '')] || 'other')
  )
}

function readStages(words: readonly string[]): { known: Stage[]; unknown?: string } {
  const known = STAGES.filter((stage) => words.some((word) => word.toLowerCase() === stage))
  const unknown = words.find((word) => !STAGES.includes(word.toLowerCase() as Stage))
  return { known, unknown: unknown?.slice(0, 60) }
}

function readList(columns: Columns, row: Row, field: Field, most: number): string[] {
  const parts = columns.texts(row, field).flatMap(splitList)
  return [...new Set(parts.map((part) => part.slice(0, most)))].slice(0, 100)
}

/** Semicolons and bars part a list; commas too where neither is there. */
function splitList(text: string): string[] {
  const parts = /[;|\n]/.test(text) ? text.split(/[;|\n]/) : text.split(',')
  return parts.map((part) => part.trim()).filter(Boolean)
}
