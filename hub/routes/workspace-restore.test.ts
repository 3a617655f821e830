import { afterAll, beforeAll, expect, it } from 'vitest'
import { aVerdict } from '../../test/factories/lead-file'
import { aLead, anAsset, aTouch } from '../../test/factories/worker'
import { auditList } from '../../lib/contract/audit-list'
import { leadMerge } from '../../lib/contract/lead-merge'
import { personErase } from '../../lib/contract/person-erase'
import { workspaceRestore } from '../../lib/contract/workspace-restore'
import type { FileLine } from '../../lib/domain/workspace-file'
import { startTestHub, type TestHub, type TestMember } from '../test/test-hub'
import { rowsOf } from '../test/two-filled'

let hub: TestHub
let workspaceId: string
let admin: TestMember
let rep: typeof admin

beforeAll(async () => {
  hub = await startTestHub()
  workspaceId = await hub.addWorkspace()
  admin = await hub.addMember(workspaceId, 'admin', 'Ada')
  rep = await hub.addMember(workspaceId, 'rep', 'Rita Keller')
})
afterAll(() => hub.stop())

const lead = (id: string, ...emails: string[]): FileLine => ({
  noun: 'lead',
  row: aLead({ id, name: id, emails }),
})
const verdict = (id: string, leadId: string, member: string): FileLine => ({
  noun: 'feedback',
  row: aVerdict(id, leadId, { member }),
})
const restore = (...lines: FileLine[]) => hub.ask(admin.token, workspaceRestore, { lines })
const rowOf = (table: 'feedback', id: string) =>
  hub.db.selectFrom(table).selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst() // prettier-ignore

it('keeps ids and names; a member of that name has it as their own, anybody else’s is nobody’s', async () => {
  const lines = [
    lead('l1', 'ann@acme.example'),
    verdict('f1', 'l1', 'Rita Keller'),
    verdict('f2', 'l1', 'Somebody Gone'),
  ]
  expect((await restore(...lines)).body).toEqual({ added: { lead: 1, feedback: 2 }, skipped: 0 })
  expect(await rowOf('feedback', 'f1')).toMatchObject({
    member_id: rep.memberId,
    body: { member: 'Rita Keller' },
  })
  expect(await rowOf('feedback', 'f2')).toMatchObject({ member_id: null, body: { member: 'Somebody Gone' } })
  const { body } = await hub.ask(admin.token, auditList, {})
  expect(body.entries[0]).toMatchObject({
    action: 'workspace.restored',
    detail: { added: { lead: 1, feedback: 2 } },
  })
})

it('leaves what is here as it is, and says nothing where nothing was new', async () => {
  const before = await rowsOf(hub, workspaceId)
  const other = { ...aVerdict('f1', 'l1', { member: 'Ada' }), note: 'Written over' }
  const { body } = await restore(lead('l1', 'other@acme.example'), { noun: 'feedback', row: other })
  expect(body).toEqual({ added: {}, skipped: 0 })
  expect(await rowsOf(hub, workspaceId)).toEqual(before)
})

it('gives what is said of a lead to the one who has the address here', async () => {
  await restore(lead('theirs', 'Ann@acme.example'.toLowerCase()), verdict('f3', 'theirs', 'Ada'))
  expect(await rowOf('feedback', 'f3')).toMatchObject({ lead_id: 'l1', body: { leadId: 'l1' } })
})

it('does not double what a lead has from another that was merged into it', async () => {
  const touch = aTouch('page.viewed', 1)
  const of = (leadId: string): FileLine => ({ noun: 'touchpoints', row: { leadId, touchpoints: [touch] } })
  await restore(lead('into', 'into@acme.example'), lead('from', 'from@acme.example'), of('from'))
  await hub.ask(admin.token, leadMerge, { fromId: 'from', intoId: 'into', why: 'One person' })
  expect((await restore(of('into'))).body).toEqual({ added: {}, skipped: 0 })
})

it('keeps an erased person out, with what the file says of them, also in a later request', async () => {
  await restore(lead('bo', 'bo@acme.example'))
  await hub.ask(admin.token, personErase, { person: { address: 'bo@acme.example' } })
  const touchpoints: FileLine = {
    noun: 'touchpoints',
    row: { leadId: 'bo-of-file', touchpoints: [aTouch('page.viewed', 1)] },
  }
  expect((await restore(lead('bo-of-file', 'bo@acme.example'))).body.added).toEqual({})
  const { body } = await restore(
    touchpoints,
    verdict('of-bo', 'bo-of-file', 'Ada'),
    verdict('of-bo-2', 'bo', 'Ada'),
  )
  expect(body).toEqual({ added: {}, skipped: 3 })
  expect(JSON.stringify(await rowsOf(hub, workspaceId))).not.toContain('bo@acme.example')
})

it('two at once add each line once', async () => {
  const lines = Array.from({ length: 50 }, (_, n) => [lead(`two-${n}`, `two-${n}@acme.example`), verdict(`two-${n}`, `two-${n}`, 'Ada')]).flat() // prettier-ignore
  const answers = await Promise.all([restore(...lines), restore(...lines.toReversed())])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const sum = (noun: 'lead' | 'feedback') => answers.reduce((n, { body }) => n + (body.added[noun] ?? 0), 0)
  expect([sum('lead'), sum('feedback')]).toEqual([50, 50])
})

it('two at once of leads alone add each once too', async () => {
  const lines = Array.from({ length: 50 }, (_, n) => lead(`alone-${n}`, `alone-${n}@acme.example`))
  const answers = await Promise.all([restore(...lines), restore(...lines), restore(...lines.toReversed())])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(answers.reduce((n, { body }) => n + (body.added.lead ?? 0), 0)).toBe(50)
})

it('leaves out ids that no table can be keyed by, and cleans texts', async () => {
  const { status, body } = await restore(
    { noun: 'lead', row: aLead({ id: 'long'.repeat(100), emails: [] }) },
    { noun: 'asset', row: { ...anAsset('a1'), title: 'Half \ud83d and \0 null' } },
  )
  expect([status, body]).toEqual([200, { added: { asset: 1 }, skipped: 1 }])
})

it('refuses all but admins, and lines of a wrong shape whole', async () => {
  const marketer = await hub.addMember(workspaceId, 'marketer')
  for (const { token } of [rep, marketer])
    expect((await hub.ask(token, workspaceRestore, { lines: [] })).status).toBe(403)
  const { status } = await hub.ask(admin.token, workspaceRestore, { lines: [lead('never'), { noun: 'unheard of' } as never] }) // prettier-ignore
  expect(status).toBe(400)
  expect(await hub.db.selectFrom('lead').select('id').where('workspace_id', '=', workspaceId).where('id', '=', 'never').execute()).toEqual([]) // prettier-ignore
})
