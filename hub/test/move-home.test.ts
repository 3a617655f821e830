import 'fake-indexeddb/auto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadLookUp } from '../../lib/contract/lead-look-up'
import type { FileLine } from '../../lib/domain/workspace-file'
import { makeLocalSource } from '../../lib/handlers/local-source'
import { makeHubClient, type HubClient } from '../../lib/hub/hub-client'
import { mergeTouchpoints } from '../../lib/import/merge-touchpoints'
import type { WorkspaceSource } from '../../lib/messages/workspace-source'
import { HalfdoorDatabase } from '../../lib/store/database'
import { makeLibraryShelf } from '../../lib/store/library'
import { getTouchpoints } from '../../lib/store/journey-store'
import { workspaceLines } from '../../lib/store/workspace-lines'
import { makeRestore } from '../../lib/store/workspace-restore'
import { hubLines } from '../../lib/sync/hub-lines'
import { makeHubSource } from '../../lib/sync/hub-source'
import { makeLineSender } from '../../lib/sync/send-workspace'
import { QUESTIONS } from '../../test/suites/home-compliance/questions'
import { makeRows, type Rows } from '../../test/suites/home-compliance/rows'
import { startTestHub, type TestHub, type TestMember } from './test-hub'
import { rowsOf } from './two-filled'

/** A workspace moves from one browser to a hub and from there to another browser. */

const NOW = Date.UTC(2026, 10, 22, 12)
const rows = makeRows(NOW)
const SIGNAL = new AbortController().signal

let hub: TestHub
let workspaceId: string
let first: HalfdoorDatabase
let last: HalfdoorDatabase
let sources: { first: WorkspaceSource; hub: WorkspaceSource; last: WorkspaceSource }
let admin: HubClient
let rita: TestMember
let sent: Awaited<ReturnType<typeof send>>

beforeAll(async () => {
  hub = await startTestHub()
  hub.setNow(NOW)
  workspaceId = await hub.addWorkspace()
  rita = await hub.addMember(workspaceId, 'rep', 'Rita Keller')
  const mover = await hub.addMember(workspaceId, 'admin', 'Ada Mover')
  const marketer = await hub.addMember(workspaceId, 'marketer', 'Mei Tan')
  admin = clientOf(mover.token)
  first = new HalfdoorDatabase('move-first')
  await restore(first, linesOf(rows))
  sent = await send(await collect(workspaceLines(first)))
  last = new HalfdoorDatabase('move-last')
  // A second later, so that nothing counts as changed since the export began.
  hub.setNow(NOW + 1000)
  await restore(last, await collect(hubLines(clientOf(marketer.token), SIGNAL)))
  hub.setNow(NOW)
  const copy = new HalfdoorDatabase('move-copy', true)
  const remote = makeHubSource(clientOf(marketer.token), copy, () => Promise.resolve())
  sources = { first: sourceOf(first), hub: remote, last: sourceOf(last) }
}, 60_000)
afterAll(() => hub.stop())

function clientOf(token: string): HubClient {
  const request = (url: unknown, init?: RequestInit) => Promise.resolve(hub.app.request(String(url), init))
  return makeHubClient({ url: 'http://hub.test', token }, request as typeof fetch)
}

function sourceOf(db: HalfdoorDatabase): WorkspaceSource {
  return makeLocalSource({ db, shelf: makeLibraryShelf(db), now: () => NOW }, new AbortController().signal)
}

/** A hub's vote is its member's by id, a browser's by name. */
function inName(answer: unknown): unknown {
  const text = JSON.stringify(answer) ?? ''
  return text.includes(rita.memberId) ? JSON.parse(text.replaceAll(rita.memberId, rita.name)) : answer
}

async function collect(pages: AsyncIterable<FileLine[]>): Promise<FileLine[]> {
  const all: FileLine[] = []
  for await (const page of pages) all.push(...page)
  return all
}

async function restore(db: HalfdoorDatabase, lines: readonly FileLine[]) {
  const into = makeRestore(db)
  await into.addBatch(lines)
  return into.restored
}

async function send(lines: readonly FileLine[]) {
  const sender = makeLineSender(admin, SIGNAL)
  for (const line of lines) await sender.add(line)
  await sender.finish()
  return sender.result()
}

function linesOf(all: Rows): FileLine[] {
  const nouns = {
    asset: all.assets,
    send: all.sends,
    feedback: all.feedback,
    dispute: all.disputes,
    objection: all.objections,
    request: all.requests,
    view: all.views,
  }
  return [
    ...all.leads.flatMap((lead): FileLine[] => {
      const touchpoints = mergeTouchpoints([], all.touchpoints[lead.id] ?? [])
      return [
        { noun: 'lead', row: lead },
        { noun: 'touchpoints', row: { leadId: lead.id, touchpoints } },
      ]
    }),
    ...Object.entries(nouns).flatMap(([noun, of]) => of.map((row) => ({ noun, row }) as FileLine)),
    { noun: 'handoff', row: all.handoff },
    { noun: 'reports', row: all.reports },
    { noun: 'definition', row: all.definition },
    { noun: 'model', row: all.model },
  ]
}

describe('every answer is the same in the browser, on the hub, and in the next browser', () => {
  it.each(QUESTIONS)('for $name', async ({ ask }) => {
    const here = await ask(sources.first)
    expect(inName(await ask(sources.hub))).toEqual(here)
    expect(await ask(sources.last)).toEqual(here)
  })

  it.each([
    'leads',
    'journeys',
    'assets',
    'sends',
    'feedback',
    'disputes',
    'objections',
    'requests',
    'views',
  ] as const)('and so are all rows: %s', async (table) => {
    // prettier-ignore
    const before = await first[table].toArray()
    expect(before.length).toBeGreaterThan(0)
    expect(await last[table].toArray()).toEqual(before)
  })
})

it('everything came, nothing was left out, and who said it keeps their name', async () => {
  expect(sent.skipped).toBe(0)
  expect(sent.added.view).toBe(rows.views.length)
  const verdicts = await hub.db.selectFrom('feedback').select(['body', 'member_id']).where('workspace_id', '=', workspaceId).execute() // prettier-ignore
  const of = (name: string) => verdicts.filter(({ body }) => (body as { member: string }).member === name)
  expect(of('Rita Keller').length).toBeGreaterThan(0)
  expect(of('Rita Keller').filter(({ member_id }) => member_id !== rita.memberId)).toEqual([])
  expect(of('Ada Mover')).toEqual([])
})

it('a lead with neither address nor record keeps its touchpoints', async () => {
  const lead = { ...rows.leads[0]!, id: 'nameless', name: 'Only a name', emails: [], crm: [] }
  const touchpoints = rows.touchpoints[rows.leads[0]!.id]!.slice(0, 3)
  const lines: FileLine[] = [
    { noun: 'lead', row: lead },
    { noun: 'touchpoints', row: { leadId: lead.id, touchpoints } },
  ]
  expect(await send(lines)).toEqual({ added: { lead: 1, touchpoints: 3 }, skipped: 0 })
  const { files } = await admin.ask(leadLookUp, { ids: ['nameless'] })
  expect(files[0]!.touchpoints).toHaveLength(3)
})

it('sent a second time, and sent back from where it went, nothing changes', async () => {
  const before = await rowsOf(hub, workspaceId)
  expect(await send(await collect(workspaceLines(first)))).toEqual({ added: {}, skipped: 0 })
  expect(await send(await collect(workspaceLines(last)))).toEqual({ added: {}, skipped: 0 })
  expect(await rowsOf(hub, workspaceId)).toEqual(before)
  const there = await getTouchpoints(last, 'busy')
  expect(await restore(last, await collect(workspaceLines(first)))).toEqual({})
  expect(await getTouchpoints(last, 'busy')).toEqual(there)
})
