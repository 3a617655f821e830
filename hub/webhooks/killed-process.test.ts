import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { webhookAdd } from '../../lib/contract/webhook-add'
import { inTransaction } from '../db/transaction'
import { LEASE } from '../repos/delivery-due'
import { addEvent } from '../repos/webhook-event'
import { startTestHub, type TestHub } from '../test/test-hub'
import { startTestReceiver } from '../test/test-receiver'
import { parseNetworks } from './address'
import { makeRunning, startDue } from './delivery-round'
import { makePoster } from './post'

const ALLOW = '127.0.0.0/8'
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ HUB_WEBHOOK_ALLOW: ALLOW })
})
afterAll(() => hub.stop())

const poster = makePoster({ allowed: parseNetworks(ALLOW) })

async function round(): Promise<number> {
  const running = makeRunning()
  const started = await startDue(hub, poster, running)
  await Promise.all(running.all)
  return started
}

async function databaseUrl(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(hub.db)
  return Object.assign(new URL(inject('postgresUrl')), { pathname: `/${rows[0]!.name}` }).href
}

async function addWebhookAndEvents(url: string, count: number): Promise<void> {
  const workspaceId = await hub.addWorkspace()
  const { token } = await hub.addMember(workspaceId, 'admin')
  const more = { events: ['request.added' as const], recipe: 'standard' as const }
  await hub.ask(token, webhookAdd, { name: 'Team', url, ...more })
  for (let n = 0; n < count; n++)
    await inTransaction(hub.db, (tx) =>
      addEvent(tx, {
        workspaceId,
        kind: 'request.added',
        at: hub.now(),
        subjectId: `r${n}`,
        body: { requestId: `r${n}`, memberId: 'm1' },
      }),
    )
}

it('sends again, with the same id, what a killed process had sent and not noted', async () => {
  const { url, received, arrived, close } = await startTestReceiver((response, count) => {
    // The first is never answered: its sender is killed while it waits.
    if (count > 1) response.writeHead(200).end()
  })
  await addWebhookAndEvents(url, 1)
  const child = spawn(
    process.execPath,
    [
      '--import',
      fileURLToPath(new URL('../../scripts/resolve-ts.mjs', import.meta.url)),
      fileURLToPath(new URL('../test/delivering-process.ts', import.meta.url)),
    ],
    {
      env: {
        PATH: process.env.PATH,
        TEST_URL: await databaseUrl(),
        TEST_NOW: String(hub.now()),
        HUB_SECRET: hub.env.HUB_SECRET,
        HUB_WEBHOOK_ALLOW: ALLOW,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  await arrived(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  // Not before its lease has run out: another process could not know that it is dead.
  expect(await round()).toBe(0)
  hub.setNow(hub.now() + LEASE)
  expect(await round()).toBe(1)
  expect(received).toHaveLength(2)
  expect(received[1]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
  expect(received[1]!.body).toBe(received[0]!.body)
  expect(await round()).toBe(0)
  await close()
})

it('sends each once where several processes deliver at the same time', async () => {
  const { url, received, close } = await startTestReceiver((response) => void response.writeHead(200).end())
  await addWebhookAndEvents(url, 40)
  for (let rounds = 0; rounds < 8; rounds++) await Promise.all([round(), round(), round()])
  expect(received).toHaveLength(40)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(40)
  await close()
})
