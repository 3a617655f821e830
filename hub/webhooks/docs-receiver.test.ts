import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { webhookAdd } from '../../lib/contract/webhook-add'
import { webhookChange } from '../../lib/contract/webhook-change'
import { inTransaction } from '../db/transaction'
import { addEvent } from '../repos/webhook-event'
import { startTestHub, type TestHub } from '../test/test-hub'
import { parseNetworks } from './address'
import { makeRunning, startDue } from './delivery-round'
import { makePoster } from './post'

const ALLOW = '127.0.0.0/8'
const root = new URL('../../', import.meta.url)
let hub: TestHub
let child: ChildProcess | undefined
beforeAll(async () => {
  hub = await startTestHub({ HUB_WEBHOOK_ALLOW: ALLOW })
})
afterAll(async () => {
  child?.kill()
  await hub.stop()
})

/** The receiver as docs/webhooks.md shows it, started with a secret; answers its port and what it prints. */
async function startReceiver(secret: string): Promise<{ port: number; printed(): string }> {
  const text = readFileSync(new URL('docs/webhooks.md', root), 'utf8')
  const code = /```js\n([^]*?)```/.exec(text)![1]!
  const env = { PATH: process.env.PATH, WEBHOOK_SECRET: secret, PORT: '0' }
  const started = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env })
  child = started
  let printed = ''
  return await new Promise((resolve, reject) => {
    started.once('exit', (exit) => reject(new Error(`The receiver ended with ${exit}.`)))
    started.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const port = /listening (\d+)/.exec(printed)?.[1]
      if (port) resolve({ port: Number(port), printed: () => printed })
    })
  })
}

it('runs the receiver of the documentation: it takes a real event once, and refuses a forged one', async () => {
  // The receiver holds the time of a signature against its own clock.
  hub.setNow(Date.now())
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  const more = { name: 'Docs', events: ['feedback.added' as const], recipe: 'standard' as const }
  // Its port is known only once it runs with the secret: the webhook is moved there.
  const first = await hub.ask(token, webhookAdd, { ...more, url: 'http://127.0.0.1:1/' })
  const { port, printed } = await startReceiver(first.body.secret)
  await hub.ask(token, webhookChange, { id: first.body.webhook.id, url: `http://127.0.0.1:${port}/` })
  await inTransaction(hub.db, (tx) =>
    addEvent(tx, {
      workspaceId,
      kind: 'feedback.added',
      at: hub.now(),
      subjectId: 'f1',
      body: { feedbackId: 'f1', leadId: 'l1', memberId: 'm1', verdict: 'good' },
    }),
  )
  const running = makeRunning()
  await startDue(hub, makePoster({ allowed: parseNetworks(ALLOW) }), running)
  await Promise.all(running.all)
  const rows = await hub.db
    .selectFrom('delivery')
    .select('status')
    .where('workspace_id', '=', workspaceId)
    .execute()
  expect(rows).toEqual([{ status: 'delivered' }])
  await expect.poll(printed).toContain('event feedback.added good')
  const headers = {
    'webhook-id': 'x',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': 'v1,AAAA',
  }
  const forged = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers,
    body: '{"type":"feedback.added"}',
  })
  expect(forged.status).toBe(401)
})
