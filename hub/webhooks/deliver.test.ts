import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { auditList } from '../../lib/contract/audit-list'
import { deliveryList } from '../../lib/contract/delivery-list'
import { deliveryResend } from '../../lib/contract/delivery-resend'
import { webhookAdd } from '../../lib/contract/webhook-add'
import { EVENT_DATA, EventDetails, WebhookPayload } from '../../lib/contract/webhook-event'
import { webhookList } from '../../lib/contract/webhook-list'
import { webhookRotate } from '../../lib/contract/webhook-rotate'
import { webhookTest } from '../../lib/contract/webhook-test'
import { inTransaction } from '../db/transaction'
import { addEvent } from '../repos/webhook-event'
import { startTestHub, type TestHub } from '../test/test-hub'
import { startTestReceiver, type TestReceiver } from '../test/test-receiver'
import { parseNetworks } from './address'
import { makeRunning, startDue, type Running } from './delivery-round'
import { makePoster, type Poster } from './post'

let hub: TestHub
let poster: Poster
let running: Running
const receivers: TestReceiver[] = []
const START = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000

beforeAll(async () => {
  hub = await startTestHub({ HUB_WEBHOOK_ALLOW: '127.0.0.0/8' })
  poster = makePoster({ allowed: parseNetworks('127.0.0.0/8'), patience: 2000 })
  running = makeRunning()
})
afterEach(async () => {
  hub.setNow(START)
  for (const receiver of receivers.splice(0)) await receiver.close()
})
afterAll(() => hub.stop())

type Answer = Parameters<typeof startTestReceiver>[0]

async function receiver(answer: Answer): Promise<TestReceiver> {
  const started = await startTestReceiver(answer)
  receivers.push(started)
  return started
}

const ok: Answer = (response) => void response.writeHead(204).end()

/** A workspace with one webhook to that address. */
async function webhookTo(
  url: string,
  more: { recipe?: 'standard' | 'slack' | 'automation'; names?: boolean } = {},
) {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  const { body } = await hub.ask(token, webhookAdd, {
    name: 'Marketing',
    url,
    events: ['feedback.added', 'objection.added'],
    recipe: more.recipe ?? 'standard',
    names: more.names ?? true,
  })
  const list = () =>
    hub
      .ask(token, deliveryList, { webhookId: body.webhook.id })
      .then(({ body: { deliveries } }) => deliveries)
  return { workspaceId, token, webhook: body.webhook, secret: body.secret, list }
}

function happen(workspaceId: string, at = hub.now()): Promise<void> {
  return inTransaction(hub.db, (tx) =>
    addEvent(tx, {
      workspaceId,
      kind: 'feedback.added',
      at,
      subjectId: 'f1',
      body: {
        feedbackId: 'f1',
        leadId: 'l1',
        memberId: 'm1',
        verdict: 'bad',
        reason: 'companyTooSmall',
        details: { lead: 'Ann <Lee>', company: 'Acme', member: 'Ben', note: 'zero \u0000 byte' },
      },
    }),
  )
}

async function round(): Promise<void> {
  await startDue(hub, poster, running)
  await Promise.all(running.all)
}

it('sends a signed event that the library verifies, once', async () => {
  const { url, received } = await receiver(ok)
  const { workspaceId, secret, list } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  await round()
  expect(received).toHaveLength(1)
  const { headers, body } = received[0]!
  // The library holds the time in the header against the clock of the machine.
  const at = Number(headers['webhook-timestamp']) * 1000
  expect(at).toBe(START)
  const again = new Webhook(secret).sign(headers['webhook-id']!, new Date(at), body)
  expect(headers['webhook-signature']).toBe(again)
  const payload = WebhookPayload.parse(JSON.parse(body))
  expect(payload).toMatchObject({
    type: 'feedback.added',
    timestamp: '2026-11-22T12:00:00.000Z',
    data: { verdict: 'bad', details: { lead: 'Ann <Lee>', note: 'zero  byte' } },
  })
  expect(await list()).toMatchObject([{ status: 'delivered', tries: 1, lastStatus: 204 }])
})

it('is verified by the library against the clock', async () => {
  const { url, received } = await receiver(ok)
  hub.setNow(Date.now())
  const { workspaceId, secret } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  const { headers, body } = received[0]!
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'feedback.added' })
  expect(() => new Webhook(secret).verify(body.replace('bad', 'good'), headers)).toThrow(
    'No matching signature',
  )
})

it('tries again after a 500, later, with the same id and body', async () => {
  const { url, received } = await receiver(
    (response, count) => void response.writeHead(count === 1 ? 500 : 200).end(),
  )
  const { workspaceId, list, token } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  expect(await list()).toMatchObject([{ status: 'waiting', lastStatus: 500, lastError: 'Answered 500.' }])
  expect((await hub.ask(token, webhookList, {})).body.webhooks[0]).toMatchObject({ failingSince: START })
  await round()
  expect(received).toHaveLength(1)
  hub.setNow(START + 7000)
  await round()
  expect(received).toHaveLength(2)
  expect(received[1]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
  expect(received[1]!.body).toBe(received[0]!.body)
  expect(await list()).toMatchObject([{ status: 'delivered', tries: 2 }])
  expect((await hub.ask(token, webhookList, {})).body.webhooks[0]!.failingSince).toBeUndefined()
})

it('gives up after about three days, and sends again when asked to', async () => {
  const { url, received } = await receiver((response) => void response.writeHead(503).end())
  const { workspaceId, list, token } = await webhookTo(url)
  await happen(workspaceId)
  for (let tries = 0; tries < 20; tries++) {
    await round()
    const nextAt = (await list())[0]?.nextAt
    if (nextAt === undefined) break
    hub.setNow(nextAt)
  }
  expect(received).toHaveLength(13)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect((hub.now() - START) / HOUR).toBeGreaterThan(50)
  expect((hub.now() - START) / HOUR).toBeLessThan(90)
  const [failed] = await list()
  expect(failed).toMatchObject({ status: 'failed', tries: 13 })
  const { status } = await hub.ask(token, deliveryResend, { id: failed!.id })
  expect(status).toBe(200)
  await round()
  expect(received).toHaveLength(14)
  expect(received[13]!.headers['webhook-id']).toBe(failed!.eventId)
})

it('switches a webhook off after days without one success, and says so', async () => {
  const { url } = await receiver((response) => void response.writeHead(500).end())
  const { workspaceId, token, list } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  hub.setNow(START + 5 * 24 * HOUR)
  await happen(workspaceId)
  await round()
  const { webhooks } = (await hub.ask(token, webhookList, {})).body
  expect(webhooks[0]).toMatchObject({ disabledWhy: 'failing', disabledAt: hub.now() })
  expect((await list()).map(({ status }) => status)).toEqual(['failed', 'failed'])
  const { entries } = (await hub.ask(token, auditList, {})).body
  expect(entries[0]).toMatchObject({ action: 'webhook.disabled', detail: { why: 'failing' } })
})

it('switches it off at once after a 410, and stores nothing more for it', async () => {
  const { url, received } = await receiver((response) => void response.writeHead(410).end())
  const { workspaceId, token, list } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  await happen(workspaceId)
  await round()
  expect(received).toHaveLength(1)
  expect(await list()).toHaveLength(1)
  expect((await hub.ask(token, webhookList, {})).body.webhooks[0]).toMatchObject({ disabledWhy: 'gone' })
  const { id } = (await list())[0]!
  expect((await hub.ask(token, deliveryResend, { id })).body.error?.code).toBe('conflict')
})

it('follows no redirect', async () => {
  const inside = await receiver(ok)
  const { url } = await receiver((response) => void response.writeHead(307, { location: inside.url }).end())
  const { workspaceId, list } = await webhookTo(url)
  await happen(workspaceId)
  await round()
  expect(inside.received).toHaveLength(0)
  expect((await list())[0]!.lastError).toBe('Answered 307; redirects are not followed.')
})

it('does not reach a private address that a name leads to, also where it led elsewhere before', async () => {
  const { url, port, received } = await receiver(ok)
  const { workspaceId, list } = await webhookTo(url)
  const strict = makePoster({ allowed: [] })
  await happen(workspaceId)
  await startDue(hub, strict, running)
  await Promise.all(running.all)
  expect((await list())[0]!.lastError).toContain('private network')
  const posted = await strict.post(`https://localhost:${port}/`, {}, '{}', hub.signal)
  expect(posted.error).toContain('private network')
  expect(received).toHaveLength(0)
})

it('connects to the address that was checked, and asks for the name once', async () => {
  const { port, received } = await receiver(ok)
  let asked = 0
  const resolve = async () => [{ address: ++asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
  const pinned = makePoster({ allowed: parseNetworks('127.0.0.1/32'), resolve })
  expect(await pinned.post(`http://hook.example:${port}/`, {}, '{}', hub.signal)).toEqual({ status: 204 })
  expect(asked).toBe(1)
  expect(received[0]!.headers.host).toBe(`hook.example:${port}`)
})

it('does not wait for a slow receiver, nor lets it hold up others', async () => {
  const slow = await receiver(() => undefined)
  const quick = await receiver(ok)
  const one = await webhookTo(slow.url)
  const other = await webhookTo(quick.url)
  for (let count = 0; count < 8; count++) await happen(one.workspaceId)
  const began = Date.now()
  await startDue(hub, poster, running)
  await happen(other.workspaceId)
  await startDue(hub, poster, running)
  await quick.arrived(1)
  expect(Date.now() - began).toBeLessThan(1500)
  await slow.arrived(5)
  await Promise.all(running.all)
  // Five at once, and no sixth beside them.
  expect(slow.received).toHaveLength(5)
  expect((await one.list()).filter(({ lastError }) => lastError === 'No answer within 2 s.')).toHaveLength(5)
})

it('reads no more of an answer than it needs', async () => {
  let sent = 0
  const { url } = await receiver((response) => {
    response.writeHead(200)
    const more = setInterval(() => {
      if (response.destroyed) return clearInterval(more)
      response.write(Buffer.alloc(65_536))
      sent += 65_536
    }, 5)
  })
  const { workspaceId, list } = await webhookTo(url)
  await happen(workspaceId)
  const began = Date.now()
  await round()
  expect(Date.now() - began).toBeLessThan(1500)
  expect(sent).toBeLessThan(4_000_000)
  expect((await list())[0]).toMatchObject({ status: 'delivered' })
})

it('signs with both secrets for a day after a rotation', async () => {
  const { url, received } = await receiver(ok)
  hub.setNow(Date.now())
  const { workspaceId, token, webhook, secret } = await webhookTo(url)
  const rotated = (await hub.ask(token, webhookRotate, { id: webhook.id })).body
  expect(rotated.secret).not.toBe(secret)
  await happen(workspaceId)
  await round()
  for (const valid of [secret, rotated.secret])
    expect(new Webhook(valid).verify(received[0]!.body, received[0]!.headers)).toBeTruthy()
  hub.setNow(hub.now() + 24 * HOUR + 1)
  await happen(workspaceId)
  await round()
  expect(received[1]!.headers['webhook-signature']!.split(' ')).toHaveLength(1)
})

it('keeps names and words from a webhook that is set to ids only, also in the database', async () => {
  const { url, received } = await receiver(ok)
  const { workspaceId } = await webhookTo(url, { names: false })
  await happen(workspaceId)
  await round()
  expect(received[0]!.body).not.toMatch(/Ann|Acme|Ben|zero/)
  expect(JSON.parse(received[0]!.body).data).toMatchObject({ leadId: 'l1', verdict: 'bad' })
  const stored = await hub.db
    .selectFrom('delivery')
    .select('body')
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(JSON.stringify(stored)).not.toMatch(/Ann|Acme|Ben/)
})

it('writes a line for Slack in which a name is no markup, and flat fields for an automation', async () => {
  const slack = await receiver(ok)
  const flat = await receiver(ok)
  await happen((await webhookTo(slack.url, { recipe: 'slack' })).workspaceId)
  await happen((await webhookTo(flat.url, { recipe: 'automation' })).workspaceId)
  await round()
  expect(JSON.parse(slack.received[0]!.body)).toEqual({
    text: 'Bad lead, company too small: Ann &lt;Lee&gt; (Acme) “zero  byte” (Ben)',
  })
  expect(JSON.parse(flat.received[0]!.body)).toMatchObject({
    event: 'feedback.added',
    time: '2026-11-22T12:00:00.000Z',
    verdict: 'bad',
    lead: 'Ann <Lee>',
    company: 'Acme',
  })
})

it('tells nothing of a change that was rolled back', async () => {
  const { url } = await receiver(ok)
  const { workspaceId, list } = await webhookTo(url)
  const work = hub.db.transaction().execute(async (tx) => {
    await addEvent(tx, {
      workspaceId,
      kind: 'objection.added',
      at: START,
      subjectId: 'o1',
      body: { objectionId: 'o1', leadId: 'l1', memberId: 'm1', kind: 'question' },
    })
    throw new Error('broken off')
  })
  await expect(work).rejects.toThrow('broken off')
  expect(await list()).toEqual([])
})

it('tests a webhook at once and says what came of it', async () => {
  const { url, received } = await receiver((response) => void response.writeHead(418).end())
  const { token, webhook } = await webhookTo(url)
  const { body } = await hub.ask(token, webhookTest, { id: webhook.id })
  expect(body.delivery).toMatchObject({ kind: 'test', status: 'failed', lastStatus: 418, tries: 1 })
  expect(WebhookPayload.parse(JSON.parse(received[0]!.body))).toMatchObject({ type: 'test' })
})

it('tests an automation with an example of every field that an event may have', async () => {
  const { url, received } = await receiver(ok)
  const fields = async (names: boolean) => {
    const { token, webhook } = await webhookTo(url, { recipe: 'automation', names })
    await hub.ask(token, webhookTest, { id: webhook.id })
    return Object.keys(JSON.parse(received.at(-1)!.body))
  }
  const closed = Object.values(EVENT_DATA).flatMap(({ shape }) => Object.keys(shape))
  const named = Object.keys(EventDetails.shape)
  const all = ['event', 'eventId', 'time', 'subjectId', ...closed.filter((name) => name !== 'details')]
  expect(new Set(await fields(true))).toEqual(new Set([...all, ...named]))
  expect(new Set(await fields(false))).toEqual(new Set(all))
})

it('switches off what answers a test with 410', async () => {
  const { url } = await receiver((response) => void response.writeHead(410).end())
  const { token, webhook } = await webhookTo(url)
  await hub.ask(token, webhookTest, { id: webhook.id })
  expect((await hub.ask(token, webhookList, {})).body.webhooks[0]).toMatchObject({ disabledWhy: 'gone' })
})
