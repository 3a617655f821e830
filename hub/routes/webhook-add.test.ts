import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deliveryList } from '../../lib/contract/delivery-list'
import { deliveryResend } from '../../lib/contract/delivery-resend'
import { webhookAdd } from '../../lib/contract/webhook-add'
import { webhookChange } from '../../lib/contract/webhook-change'
import { webhookList } from '../../lib/contract/webhook-list'
import { webhookRemove } from '../../lib/contract/webhook-remove'
import { webhookRotate } from '../../lib/contract/webhook-rotate'
import { webhookTest } from '../../lib/contract/webhook-test'
import { auditList } from '../../lib/contract/audit-list'
import { inTransaction } from '../db/transaction'
import { addEvent } from '../repos/webhook-event'
import { startTestHub, type TestHub } from '../test/test-hub'
import { open } from '../webhooks/seal'

let hub: TestHub
let workspaceId: string
let token: string
beforeAll(async () => {
  hub = await startTestHub({ HUB_WEBHOOK_ALLOW: '127.0.0.0/8' })
})
beforeEach(async () => {
  workspaceId = await hub.addWorkspace()
  token = (await hub.addMember(workspaceId, 'admin')).token
})
afterAll(() => hub.stop())

const WEBHOOK = {
  name: 'Channel',
  url: 'http://127.0.0.1:9/services/T000/B000/very-secret-part',
  events: ['request.added' as const],
  recipe: 'slack' as const,
}

const happen = (count: number) =>
  inTransaction(hub.db, async (tx) => {
    const body = { requestId: 'r1', memberId: 'm1' }
    for (let n = 0; n < count; n++)
      await addEvent(tx, { workspaceId, kind: 'request.added', at: hub.now(), subjectId: 'r1', body })
  })

it('keeps neither the secret nor the address in clear, and shows them to nobody again', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  expect(body.webhook).toMatchObject({ shownUrl: 'http://127.0.0.1:9/…part', names: false })
  const rows = await hub.db
    .selectFrom('webhook')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(JSON.stringify(rows)).not.toMatch(/very-secret|services|whsec_/)
  const place = `${workspaceId}/${body.webhook.id}`
  expect(open(hub.env.HUB_SECRET!, place, rows[0]!.secret)).toBe(body.secret)
  // Bound to its row, and to this hub's secret.
  expect(() => open(hub.env.HUB_SECRET!, `${workspaceId}/other`, rows[0]!.secret)).toThrow()
  expect(() => open('another secret of 32 letters or more', place, rows[0]!.secret)).toThrow()
  expect(JSON.stringify((await hub.ask(token, webhookList, {})).body)).not.toMatch(/very-secret|whsec_/)
  expect(JSON.stringify((await hub.ask(token, auditList, {})).body)).not.toMatch(/very-secret|127\.0/)
})

it('lists webhooks although one of them cannot be opened any more', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  await hub.db.updateTable('webhook').set({ url: 'AAAA' }).where('workspace_id', '=', workspaceId).execute()
  const { webhooks } = (await hub.ask(token, webhookList, {})).body
  expect(webhooks).toMatchObject([
    { id: body.webhook.id, shownUrl: 'cannot be read: HUB_SECRET has changed' },
  ])
})

it('refuses addresses that must not be reached, by name and by number', async () => {
  const strict = await startTestHub()
  const admin = await strict.addMember(await strict.addWorkspace(), 'admin')
  for (const url of [
    'https://localhost/',
    'https://2130706433/',
    'https://[::ffff:7f00:1]/',
    'ftp://example.com/',
  ]) {
    const { status, body } = await strict.ask(admin.token, webhookAdd, { ...WEBHOOK, url })
    expect([url, status, body.error?.code]).toEqual([url, 400, 'badRequest'])
  }
  await strict.stop()
})

it('pages through deliveries, the newest first, each once', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  const webhookId = body.webhook.id
  await happen(5)
  const seen: string[] = []
  for (let before: string | undefined; ;) {
    const page = (await hub.ask(token, deliveryList, { webhookId, limit: 2, ...(before ? { before } : {}) }))
      .body
    seen.push(...page.deliveries.map(({ id }) => id))
    before = page.next
    if (!before) break
  }
  expect(new Set(seen).size).toBe(5)
  expect(seen).toEqual(seen.toSorted().reverse())
  expect((await hub.ask(token, deliveryList, { webhookId, before: 'no mark' })).status).toBe(400)
})

it('takes its deliveries with it, and says what is not there', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  await happen(1)
  const { id } = body.webhook
  expect((await hub.ask(token, webhookRemove, { id })).body).toEqual({ removed: true })
  expect((await hub.ask(token, webhookRemove, { id })).body).toEqual({ removed: false })
  expect((await hub.ask(token, deliveryList, { webhookId: id })).body.deliveries).toEqual([])
  for (const contract of [webhookChange, webhookRotate, webhookTest, deliveryResend] as const)
    expect((await hub.ask(token, contract, { id })).status).toBe(404)
})

it('keeps another workspace’s webhooks out of reach', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  await happen(1)
  const { id } = body.webhook
  const delivery = (await hub.ask(token, deliveryList, { webhookId: id })).body.deliveries[0]!
  const other = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect((await hub.ask(other.token, webhookList, {})).body.webhooks).toEqual([])
  expect((await hub.ask(other.token, deliveryList, { webhookId: id })).body.deliveries).toEqual([])
  expect((await hub.ask(other.token, webhookRemove, { id })).body).toEqual({ removed: false })
  for (const contract of [webhookChange, webhookRotate, webhookTest] as const)
    expect((await hub.ask(other.token, contract, { id })).status).toBe(404)
  expect((await hub.ask(other.token, deliveryResend, { id: delivery.id })).status).toBe(404)
  expect((await hub.ask(token, webhookList, {})).body.webhooks).toHaveLength(1)
})

it('stops what waits when it is switched off, and starts clean when switched on', async () => {
  const { body } = await hub.ask(token, webhookAdd, WEBHOOK)
  const { id } = body.webhook
  await happen(1)
  await hub.ask(token, webhookChange, { id, on: false })
  await happen(1)
  const { deliveries } = (await hub.ask(token, deliveryList, { webhookId: id })).body
  expect(deliveries).toMatchObject([{ status: 'failed', lastError: 'The webhook was switched off.' }])
  expect((await hub.ask(token, webhookChange, { id, on: true })).body.webhook.disabledAt).toBeUndefined()
  await happen(1)
  expect((await hub.ask(token, deliveryList, { webhookId: id })).body.deliveries).toHaveLength(2)
})
