import { afterAll, beforeAll, expect, it } from 'vitest'
import { aLead, aTouch } from '../../test/factories/worker'
import { auditList } from '../../lib/contract/audit-list'
import { leadMerge } from '../../lib/contract/lead-merge'
import { workspaceExport } from '../../lib/contract/workspace-export'
import { workspaceRestore } from '../../lib/contract/workspace-restore'
import type { FileLine } from '../../lib/domain/workspace-file'
import { exportPage, type Cursor } from '../move/export-page'
import { push, sampleAsset, sampleFeedback, sampleLead } from '../test/sample-acts'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'

let hub: TestHub
let workspaceId: string
let admin: TestMember

beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace()
  admin = await hub.addMember(workspaceId, 'admin', 'Ada')
  const lines = ['a', 'b', 'c', 'd'].flatMap((id): FileLine[] => [
    { noun: 'lead', row: aLead({ id, name: id, emails: [`${id}@acme.example`] }) },
    {
      noun: 'touchpoints',
      row: { leadId: id, touchpoints: Array.from({ length: 400 }, (_, n) => aTouch('page.viewed', n % 200)) },
    },
  ])
  await hub.ask(admin.token, workspaceRestore, { lines })
  hub.setNow(hub.now() + 1000)
})
afterAll(() => hub.stop())

const began = async (): Promise<Cursor> => {
  const { version } = await hub.db.selectFrom('workspace').select('version').where('workspace_id', '=', workspaceId).executeTakeFirstOrThrow() // prettier-ignore
  return { phase: 'leads', after: '', began: { at: hub.now(), version } }
}

/** Every page of at most so many bytes and a line, with something done after the first that goes on at `phase`. */
async function pages(
  budget: number,
  meanwhile?: () => Promise<unknown>,
  phase: Cursor['phase'] = 'leads',
): Promise<FileLine[][]> {
  const all: FileLine[][] = []
  let isDone = false
  for (let place: Cursor | undefined = await began(); place;) {
    const page = await exportPage(hub.db, workspaceId, place, budget)
    all.push(page.lines)
    if (page.next?.phase === phase && !isDone) {
      isDone = true
      await meanwhile?.()
    }
    place = page.next
  }
  return all
}

const idsOf = (lines: readonly FileLine[]) =>
  lines.flatMap((line) => (line.noun === 'lead' ? [line.row.id] : []))
const touchesOf = (lines: readonly FileLine[]) =>
  lines.flatMap((line) => (line.noun === 'touchpoints' ? line.row.touchpoints.map(({ id }) => `${line.row.leadId} ${id}`) : [])) // prettier-ignore

it('gives the same in small pages as in one, each lead and touchpoint once', async () => {
  const [one] = await pages(Infinity)
  expect(idsOf(one!)).toEqual(['a', 'b', 'c', 'd'])
  expect(new Set(touchesOf(one!)).size).toBe(1600)
  const small = await pages(1)
  expect(small.length).toBeGreaterThan(8)
  expect(touchesOf(small.flat())).toEqual(touchesOf(one!))
  expect(idsOf(small.flat())).toEqual(idsOf(one!))
})

it('ends with the cursor that it gives, and stands in the audit log once', async () => {
  const { body } = await hub.ask(admin.token, workspaceExport, {})
  expect(body.cursor).toBeUndefined()
  expect(idsOf(body.lines)).toEqual(['a', 'b', 'c', 'd'])
  const { body: log } = await hub.ask(admin.token, auditList, {})
  expect(log.entries.filter(({ action }) => action === 'workspace.exported')).toHaveLength(1)
})

it('is not torn by what happens meanwhile: a new lead with a verdict, and a merge', async () => {
  const lines = (
    await pages(1, async () => {
      hub.setNow(hub.now() + 1)
      await push(
        hub,
        admin.token,
        { op: 'leadAdd', lead: sampleLead({ id: '0-new', name: 'New', emails: ['new@acme.example'] }) },
        { op: 'feedbackAdd', feedback: sampleFeedback('0-new', { id: 'meanwhile' }) },
      )
      await hub.ask(admin.token, leadMerge, { fromId: 'd', intoId: 'a', why: 'One person' })
    })
  ).flat()
  const place = (wanted: (line: FileLine) => boolean) => lines.findIndex(wanted)
  expect(place((line) => line.noun === 'lead' && line.row.id === '0-new')).toBeGreaterThan(-1)
  expect(place((line) => line.noun === 'lead' && line.row.id === '0-new')).toBeLessThan(
    place((line) => line.noun === 'feedback' && line.row.id === 'meanwhile'),
  )
  // The whole of it, again, under the lead that it is now.
  const merged = lines.findLast((line) => line.noun === 'lead' && line.row.id === 'a')
  expect(merged).toMatchObject({ row: { emails: ['a@acme.example', 'd@acme.example'] } })
  expect(touchesOf(lines).filter((name) => name.startsWith('d '))).toEqual([])
  expect(new Set(touchesOf(lines)).size).toBe(1600)
})

it('gives a lead that is newer than the walk over leads before what is said of it', async () => {
  await push(hub, admin.token, { op: 'assetPut', asset: sampleAsset({ id: 'any' }) })
  const added = () =>
    push(
      hub,
      admin.token,
      { op: 'leadAdd', lead: sampleLead({ id: '1-late', name: 'Late', emails: ['late@acme.example'] }) },
      { op: 'feedbackAdd', feedback: sampleFeedback('1-late', { id: 'of-late' }) },
    )
  const lines = (await pages(1, added, 'asset')).flat()
  expect(idsOf(lines).filter((id) => id === '1-late')).toHaveLength(1)
  const [ofLead, ofVerdict] = ['1-late', 'of-late'].map((id) =>
    lines.findIndex(({ row }) => typeof row === 'object' && 'id' in row && row.id === id),
  )
  expect(ofLead).toBeLessThan(ofVerdict!)
})

it('refuses reps, and a cursor that is none', async () => {
  const rep = await hub.addMember(workspaceId, 'rep')
  expect((await hub.ask(rep.token, workspaceExport, {})).status).toBe(403)
  const ofTime = (at: number, after = '') =>
    Buffer.from(JSON.stringify({ phase: 'late', after, began: { at, version: 1 } })).toString('base64url')
  for (const cursor of ['nothing', ofTime(1.5)]) {
    const { status, body } = await hub.ask(admin.token, workspaceExport, { cursor })
    expect([status, body.error?.code]).toEqual([400, 'badRequest'])
  }
  expect((await hub.ask(admin.token, workspaceExport, { cursor: ofTime(1, 'a\0') })).status).toBe(200)
})
