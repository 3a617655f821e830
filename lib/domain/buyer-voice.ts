import type { ContentRequest } from './content-request'
import type { Objection } from './objection'
import { byLeads, groupObjections, lineOf, phraseKey, type ObjectionLine } from './reports/objections'

/** Of the leads behind a line, so many are named, the latest first. */
const NAMED = 20
/** Lines that a page shows; `total` says how many there are. */
const MOST_LINES = 500

/** A lead behind an objection or a request. */
export interface LeadBehind {
  leadId: string
  leadName: string
  company?: string
  /** The rep who wrote it down, and when. */
  member: string
  at: number
}

/** What several leads asked or objected to, with who they are and what answered it. */
export interface VoiceLine extends Omit<ObjectionLine, 'answers'> {
  kind: Objection['kind']
  answers: { assetId: string; title: string }[]
  /** The latest. */
  behind: LeadBehind[]
}

/** Everything that buyers asked and objected to. */
export interface BuyerVoice {
  /** Most leads first, five hundred at most. */
  lines: VoiceLine[]
  total: number
  /** Lines that no asset ever answered. */
  gaps: number
}

/** A request with the leads that it is for and the title of what it became. */
export interface RequestLine extends ContentRequest {
  behind: LeadBehind[]
  assetTitle?: string
}

/** Looks names up: a lead or an asset may be gone. */
export interface Names {
  leadOf(id: string): { name: string; company?: string | undefined } | undefined
  titleOf(assetId: string): string | undefined
}

/** Joins what was said alike into lines. @param objections in any order: the answer does not hang on it */
export function hearBuyers(objections: readonly Objection[], names: Names): BuyerVoice {
  const groups = groupObjections(objections)
    .map((said) => ({ said, line: lineOf(said) }))
    .sort((a, b) => byLeads(a.line, b.line))
  return {
    lines: groups.slice(0, MOST_LINES).map(({ said, line }) => voiceLine(said, line, names)),
    total: groups.length,
    gaps: groups.filter(({ line }) => line.isGap).length,
  }
}

function voiceLine(said: readonly Objection[], line: ObjectionLine, names: Names): VoiceLine {
  const latest = said.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return {
    ...line,
    kind: latest[0]!.kind,
    answers: line.answers.map((assetId) => ({ assetId, title: titleOr(names, assetId) })),
    behind: latest.slice(0, NAMED).map((each) => behindOf(each, names)),
  }
}

/** A request as marketing's list shows it. */
export function requestLine(request: ContentRequest, names: Names): RequestLine {
  const { outcome, votes } = request
  const behind = votes.flatMap(({ leadId, member, at }) =>
    leadId ? [behindOf({ leadId, member, at }, names)] : [],
  )
  return {
    ...request,
    behind,
    ...(outcome?.assetId ? { assetTitle: titleOr(names, outcome.assetId) } : {}),
  }
}

function behindOf(
  { leadId, member, at }: Pick<Objection, 'leadId' | 'member' | 'at'>,
  names: Names,
): LeadBehind {
  const lead = names.leadOf(leadId)
  return {
    leadId,
    leadName: lead?.name ?? 'A lead that is no longer here',
    ...(lead?.company ? { company: lead.company } : {}),
    member,
    at,
  }
}

function titleOr(names: Names, assetId: string): string {
  return names.titleOf(assetId) ?? 'An asset that is no longer here'
}

/** The request that asks for the same and is not done or declined, where there is one: a second wish is a vote for it. */
export function findAlike(requests: readonly ContentRequest[], text: string): ContentRequest | undefined {
  const key = phraseKey(text)
  return requests.find(({ text: asked, outcome }) => {
    const isOpen = !outcome || outcome.kind === 'planned'
    return isOpen && phraseKey(asked) === key
  })
}
