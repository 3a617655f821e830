import type { Lead } from '../../lib/domain/lead'
import type { FileLine, FileNoun } from '../../lib/domain/workspace-file'
import type { Noun } from '../db/tables'
import { touchLeads } from '../repos/lead-node'
import { readMemberNames, type MemberNames } from '../repos/member-names'
import type { NewNoun } from '../repos/noun'
import type { LeadNode } from '../repos/noun-lead'
import { readNodes, restoreLeads, restoreTouchpoints, type RestoreContext } from '../repos/restore-leads'
import { addNouns, sendersOf, standingIds } from '../repos/restore-nouns'
import { takeVersions } from '../repos/workspace-version'

/** Sends before views, which are their sender's. */
const NOUNS = ['asset', 'send', 'feedback', 'dispute', 'objection', 'request', 'view', 'setting'] as const
const SETTINGS: ReadonlySet<string> = new Set(['handoff', 'reports', 'definition', 'model'])
/** What a table can be keyed by. */
const ID = /^[^\p{Cc}\p{Cs}]{1,200}$/u

export interface Restored {
  added: Partial<Record<FileNoun, number>>
  skipped: number
}

type NounLine = Exclude<FileLine, { noun: 'lead' | 'touchpoints' }>
type Nodes = ReadonlyMap<string, LeadNode | 'gone'>

/**
 * Adds what these lines say and the workspace does not hold, in the transaction given. What is here stays, also what
 * was deleted. Who said it is who the file says: a member of that name, alone of it, has it as their own; else nobody.
 */
export async function restoreLines(context: RestoreContext, all: readonly FileLine[]): Promise<Restored> {
  const { tx, workspaceId, now } = context
  const added: Restored['added'] = {}
  const lines = all.filter(hasGoodIds)
  let skipped = all.length - lines.length
  const count = (noun: FileNoun, by: number) => {
    if (by > 0) added[noun] = (added[noun] ?? 0) + by
  }

  const rows = await newRows(context, lines)
  const nounCount = [...rows.values()].reduce((sum, { length }) => sum + length, 0)
  // First, because it makes the others wait: see its law.
  let version = nounCount > 0 ? (await takeVersions(tx, workspaceId, nounCount)) - nounCount : 0

  const leads = new Map(lines.flatMap((line) => (line.noun === 'lead' ? [[line.row.id, line.row] as [string, Lead]] : []))) // prettier-ignore
  count('lead', await restoreLeads(context, [...leads.values()]))
  const nodes = await readNodes(context, [...new Set(lines.flatMap(leadIdsOf))])
  const runs = lines.flatMap((line) => {
    if (line.noun !== 'touchpoints') return []
    const node = nodes.get(line.row.leadId)
    if (node && node !== 'gone') return [{ node, touchpoints: line.row.touchpoints }]
    skipped++
    return []
  })
  count('touchpoints', await restoreTouchpoints(context, runs))

  const names = await readMemberNames(tx, workspaceId)
  const touched = new Set<string>()
  for (const noun of NOUNS) {
    const wanted = rows.get(noun) ?? []
    const kept = wanted.filter((line) => nodes.get(leadIdOf(line) ?? '') !== 'gone')
    skipped += wanted.length - kept.length
    const senders = noun === 'view' ? await sendersOf(tx, workspaceId, kept.flatMap(sendIdOf)) : new Map<string, string>() // prettier-ignore
    const ready = kept.map((line) => rowOf(line, { workspaceId, now, nodes, names, senders }))
    const written = await addNouns(tx, noun, ready, version)
    version += wanted.length
    if (noun !== 'setting') count(noun, written)
    else for (const line of kept) count(line.noun, 1)
    for (const line of kept) {
      const node = nodes.get(leadIdOf(line) ?? '')
      if (node && node !== 'gone') touched.add(node.rootId)
    }
  }
  await touchLeads(tx, workspaceId, [...touched], now)
  return { added, skipped }
}

/** The lines of each noun that never stood here, each id once. */
async function newRows({ tx, workspaceId }: RestoreContext, lines: readonly FileLine[]) {
  const found = new Map<Noun, NounLine[]>()
  const given = Map.groupBy(lines.filter(isNoun), tableOf)
  for (const [noun, of] of given) {
    const byId = new Map(of.map((line) => [idOf(line), line]))
    const standing = await standingIds(tx, noun, { workspaceId, ids: [...byId.keys()] })
    found.set(noun, [...byId].flatMap(([id, line]) => (standing.has(id) ? [] : [line]))) // prettier-ignore
  }
  return found
}

interface Homes {
  workspaceId: string
  now: number
  nodes: Nodes
  names: MemberNames
  senders: ReadonlyMap<string, string>
}

function rowOf(line: NounLine, { workspaceId, now, nodes, names, senders }: Homes): NewNoun<Noun> {
  const base = { workspaceId, id: idOf(line) }
  if (line.noun === 'asset') return { ...base, at: line.row.updatedAt, body: line.row }
  if (isSetting(line)) return { ...base, at: now, body: line.row } as NewNoun<Noun>
  if (line.noun === 'request') {
    const votes = line.row.votes.map((vote) => ({
      ...vote,
      memberId: names.idOf(vote.memberId) ?? vote.memberId,
    }))
    return { ...base, ...owner(names.idOf(line.row.member)), at: line.row.at, body: { ...line.row, votes } }
  }
  const { row } = line
  const node = nodes.get(row.leadId)
  // Of a lead that was never here, as of one that is gone in the file's own workspace, the words stay.
  const leadId = node && node !== 'gone' ? node.id : row.leadId
  const memberId = line.noun === 'view' ? senders.get(line.row.sendId ?? '') : names.idOf(line.row.member)
  return { ...base, ...owner(memberId), leadId, at: row.at, body: { ...row, leadId } } as NewNoun<Noun>
}

const owner = (memberId: string | undefined) => (memberId === undefined ? {} : { memberId })

const isNoun = (line: FileLine): line is NounLine => line.noun !== 'lead' && line.noun !== 'touchpoints'
const isSetting = (line: NounLine): line is Extract<NounLine, { noun: 'handoff' | 'reports' | 'definition' | 'model' }> => SETTINGS.has(line.noun) // prettier-ignore
const tableOf = (line: NounLine): Noun => (isSetting(line) ? 'setting' : line.noun)
const idOf = (line: NounLine): string => (isSetting(line) ? line.noun : line.row.id)
const sendIdOf = (line: NounLine): string[] => (line.noun === 'view' ? [line.row.sendId ?? ''] : [])

function leadIdOf(line: FileLine): string | undefined {
  if (line.noun === 'lead') return line.row.id
  return typeof line.row === 'object' && 'leadId' in line.row ? line.row.leadId : undefined
}

function leadIdsOf(line: FileLine): string[] {
  const id = leadIdOf(line)
  return id === undefined ? [] : [id]
}

function hasGoodIds(line: FileLine): boolean {
  const ids = [leadIdOf(line), isNoun(line) ? idOf(line) : undefined]
  return ids.every((id) => id === undefined || ID.test(id))
}
