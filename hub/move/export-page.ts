import { z } from 'zod'
import { EXPORT_BYTES } from '../../lib/contract/workspace-export'
import type { ContentRequest } from '../../lib/domain/content-request'
import type { FileLine } from '../../lib/domain/workspace-file'
import type { Database } from '../db/connect'
import { storable } from '../db/json-text'
import type { Noun } from '../db/tables'
import { Refusal } from '../errors'
import { leadIdsAfter, leadsOfRoots, linesOfLead } from '../repos/export-leads'
import { nounsAfter, type ExportedNoun } from '../repos/export-nouns'
import { readMemberNames, type MemberNames } from '../repos/member-names'

/** Leads are read in small numbers, because one may have thousands of touchpoints; `late` are those that changed since. */
const LEADS = 50
const ROWS = 200
const PHASES = [
  'leads', 'late', 'asset', 'send', 'feedback', 'dispute', 'objection', 'request', 'view', 'setting',
] as const // prettier-ignore
type Phase = (typeof PHASES)[number]
/** The lead itself was given, and none of its touchpoints. */
const BEFORE_ALL = { at: Number.MIN_SAFE_INTEGER, id: '' }

/** Where a page goes on, and when the export began. */
const Cursor = z.object({
  phase: z.enum(PHASES),
  after: z.string(),
  /** In the middle of the lead `after`: its last touchpoint that was given. */
  touch: z.object({ at: z.number().int(), id: z.string() }).optional(),
  began: z.object({ at: z.number().int(), version: z.number().int() }),
})
export type Cursor = z.infer<typeof Cursor>

/** A cursor as it is told, and back. Throws `badRequest` where it is none of ours. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}
export function readCursor(text: string): Cursor {
  try {
    return Cursor.parse(storable(JSON.parse(Buffer.from(text, 'base64url').toString())))
  } catch {
    throw new Refusal('badRequest', 'This is no page of an export. Begin the export again.')
  }
}

/** Lines from the cursor on until the page is full, and where the next one goes on; none at the end. */
export async function exportPage(
  db: Database,
  workspaceId: string,
  cursor: Cursor,
  budget = EXPORT_BYTES,
): Promise<{ lines: FileLine[]; next?: Cursor }> {
  const page = { lines: [] as FileLine[], bytes: 0, isFull: () => page.bytes >= budget }
  const names = await readMemberNames(db, workspaceId)
  for (let place: Cursor | undefined = cursor; place;) {
    const isOfLeads: boolean = place.phase === 'leads' || place.phase === 'late'
    place = isOfLeads
      ? await addLeads(db, workspaceId, place, page)
      : await addNouns(db, workspaceId, place, page, names)
    if (place && page.isFull()) return { lines: page.lines, next: place }
  }
  return { lines: page.lines }
}

interface Page {
  lines: FileLine[]
  bytes: number
  isFull(): boolean
}

function put(page: Page, line: FileLine): void {
  page.lines.push(line)
  page.bytes += Buffer.byteLength(JSON.stringify(line))
}

async function addLeads(db: Database, workspaceId: string, place: Cursor, page: Page) {
  const { phase, after, touch, began } = place
  if (touch) {
    const [open] = await leadsOfRoots(db, workspaceId, [after])
    for (const line of open ? linesOfLead(open, touch) : []) {
      put(page, line)
      if (page.isFull()) return { ...place, touch: lastTouch(line) ?? touch }
    }
  }
  const ids = await leadIdsAfter(db, workspaceId, {
    after,
    limit: LEADS,
    ...(phase === 'late' ? { since: began.at } : {}),
  })
  for (const file of await leadsOfRoots(db, workspaceId, ids))
    for (const line of linesOfLead(file)) {
      put(page, line)
      if (page.isFull()) return { phase, began, after: file.lead.id, touch: lastTouch(line) ?? BEFORE_ALL }
    }
  return ids.length < LEADS ? nextPhase(place) : { phase, began, after: ids.at(-1)! }
}

function lastTouch(line: FileLine): { at: number; id: string } | undefined {
  const last = line.noun === 'touchpoints' ? line.row.touchpoints.at(-1) : undefined
  return last && { at: last.at, id: last.id }
}

async function addNouns(db: Database, workspaceId: string, place: Cursor, page: Page, names: MemberNames) {
  const { phase, after, began } = place
  const rows = await nounsAfter(db, phase as Noun, { workspaceId, after, limit: ROWS })
  // Of a lead that came or was merged since the walk over leads: it comes before what is said of it.
  const missed = rows.filter(({ version, isLeadKnown }) => version > began.version || !isLeadKnown)
  const roots = new Set(missed.flatMap(({ rootId }) => rootId ?? []))
  for (const row of rows) {
    if (row.rootId !== undefined && roots.delete(row.rootId))
      for (const file of await leadsOfRoots(db, workspaceId, [row.rootId]))
        for (const line of linesOfLead(file)) put(page, line)
    put(page, lineOf(phase, row, names))
    if (page.isFull()) return { phase, began, after: row.id }
  }
  return rows.length < ROWS ? nextPhase(place) : { phase, began, after: rows.at(-1)!.id }
}

/** Under the lead that it is about now. */
function lineOf(phase: Phase, { id, rootId, body }: ExportedNoun, names: MemberNames): FileLine {
  if (phase === 'setting') return { noun: id, row: body } as FileLine
  if (phase === 'request') return { noun: phase, row: withNames(body as ContentRequest, names) }
  const row = rootId === undefined ? body : { ...(body as object), leadId: rootId }
  return { noun: phase, row } as FileLine
}

/** In a file as in a browser, a vote is its member's by name. */
function withNames(request: ContentRequest, names: MemberNames): ContentRequest {
  const votes = request.votes.map((vote) => ({
    ...vote,
    memberId: names.nameOf(vote.memberId) ?? vote.memberId,
  }))
  return { ...request, votes }
}

function nextPhase({ phase, began }: Cursor): Cursor | undefined {
  const next = PHASES[PHASES.indexOf(phase) + 1]
  return next && { phase: next, after: '', began }
}
