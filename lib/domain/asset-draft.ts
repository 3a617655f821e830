import { z } from 'zod'
import { Asset } from './asset'

/** The draft of an asset as the editor sends it: no id for a new one. */
export const AssetDraft = Asset.omit({ id: true, createdAt: true, updatedAt: true }).extend({
  id: z.string().min(1).max(200).optional(),
})
export type AssetDraft = z.infer<typeof AssetDraft>

/** What is wrong with a draft, one sentence a field; empty where it can be saved. */
export type AssetProblems = Partial<Record<keyof AssetDraft, string>>

/** A draft with nothing in it yet. */
export function emptyDraft(): AssetDraft {
  return {
    title: '',
    type: 'article',
    summary: '',
    stages: [],
    personas: [],
    industries: [],
    answers: [],
    topics: [],
  }
}

/** The draft of a stored asset: all its fields but the times of its making. */
export function draftOf(asset: Asset): AssetDraft {
  const { createdAt: _made, updatedAt: _changed, ...draft } = asset
  return draft
}

/** The draft as it is stored: texts trimmed, empty ones absent, no word twice in a list. */
export function cleanDraft(draft: AssetDraft): AssetDraft {
  return {
    ...draft,
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    url: textOrNone(draft.url),
    language: textOrNone(draft.language),
    owner: textOrNone(draft.owner),
    version: textOrNone(draft.version),
    personas: wordsOnce(draft.personas),
    industries: wordsOnce(draft.industries),
    answers: wordsOnce(draft.answers),
    topics: wordsOnce(draft.topics),
  }
}

function textOrNone(text: string | undefined): string | undefined {
  return text?.trim() || undefined
}

function wordsOnce(words: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const word of words.map((each) => each.trim()))
    if (word && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word)
  return [...seen.values()]
}

/** What keeps a cleaned draft from being saved, in words, by field. */
export function assetProblems(draft: AssetDraft): AssetProblems {
  const problems: AssetProblems = {}
  const parsed = AssetDraft.safeParse(draft)
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as keyof AssetDraft
    problems[field] ??= inWords(field, issue)
  }
  const { validFrom, validTo } = draft
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    problems.validTo = 'The last valid day is before the first.'
  return problems
}

function inWords(field: keyof AssetDraft, issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') {
    const most = `${issue.maximum.toLocaleString('en')} letters at most.`
    return issue.path.length > 1 ? `One entry is too long: ${most}` : `Too long: ${most}`
  }
  if (field === 'title') return 'Give it a title.'
  if (field === 'url') return 'Not a web address. Write all of it, with https:// in front.'
  return 'This does not fit here.'
}
