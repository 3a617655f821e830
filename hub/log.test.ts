import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sql } from 'kysely'
import { makeApp } from './app'
import { makeLog } from './log'
import { scrubError, scrubLine, scrubText } from './log-scrub'
import { startTestHub, type TestHub } from './test/test-hub'

const ADDRESS = 'ann.lee+crm@nordwind.example'
const TOKEN = 'hd_5f3a9c1e7b2d4f6a8c0e1b3d5f7a9c1e'
const lines: string[] = []
const log = makeLog('debug', { write: (line) => void lines.push(line) })
const written = () => lines.join('')

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())
beforeEach(() => void lines.splice(0))

function clean() {
  expect(lines.length).toBeGreaterThan(0)
  expect(written()).not.toMatch(/ann\.lee|nordwind|hd_5f3a/i)
}

it('writes one line a request: by name, never by what stood in it', async () => {
  const app = makeApp({ ...hub, log })
  const { token, workspaceId } = await hub.addMember(await hub.addWorkspace(), 'rep')
  const headers = { authorization: `Bearer ${token}`, cookie: `s=${TOKEN}`, 'x-lead': ADDRESS }
  const response = await app.request(`/api/v1/me?lead=${ADDRESS}&key=${TOKEN}`, { headers })
  expect(response.status).toBe(200)
  const [line] = lines.map((text) => JSON.parse(text))
  expect(line).toMatchObject({ method: 'GET', route: 'meGet', status: 200, msg: 'request', workspaceId })
  expect(line.requestId).toBe(response.headers.get('x-request-id'))
  expect(line.ms).toBeGreaterThan(0)
  expect(written()).not.toContain(token)
  clean()
})

it('holds no address and no token from paths, bodies and errors', async () => {
  const app = makeApp({ ...hub, log })
  app.post('/tests/throw', async (context) => {
    const body = await context.req.text()
    throw new Error(`could not take ${body}`, { cause: new Error(`${ADDRESS} "${TOKEN}"`) })
  })
  app.get('/tests/sql', async () => {
    await sql`select ${ADDRESS}::bigint`.execute(hub.db)
    throw new Error('unreached')
  })
  app.get('/tests/twice', async (context) => {
    const row = { workspace_id: '01a203dc-f062-774e-b155-0ef11dc7297f', id: ADDRESS, name: TOKEN }
    const source = { ...row, kind: 'test', trust: 'server', key_hash: Buffer.from(TOKEN), created_at: 1 }
    for (let n = 0; n < 2; n++) await hub.db.insertInto('source').values(source).execute()
    return context.body(null)
  })
  for (const path of [`/nothing/${ADDRESS}/${TOKEN}`, `/l/${TOKEN}?a=${encodeURIComponent(ADDRESS)}`])
    await app.request(path)
  const body = JSON.stringify({ email: ADDRESS, key: TOKEN })
  expect((await app.request('/tests/throw', { method: 'POST', body })).status).toBe(500)
  expect((await app.request('/tests/sql')).status).toBe(500)
  expect((await app.request('/tests/twice')).status).toBe(500)
  expect(written()).toContain('source_pkey')
  expect(written()).toContain('tests/throw')
  clean()
})

it('hides what is handed to it by mistake', () => {
  log.info(
    { email: ADDRESS, headers: { authorization: `Bearer ${TOKEN}`, 'set-cookie': TOKEN }, who: ADDRESS },
    'x',
  )
  log.info(`sent to ${ADDRESS} with https://a.example/l?to=${TOKEN} and Bearer ${TOKEN}`)
  log.error(new Error(`no ${ADDRESS}`))
  clean()
})

it('keeps what finds a defect', () => {
  const told = scrubError(new TypeError("Cannot read properties of undefined (reading 'at')"))
  expect(told).toMatchObject({
    type: 'TypeError',
    message: "Cannot read properties of undefined (reading 'at')",
  })
  expect((told as { stack: string[] }).stack[0]).toContain('log.test.ts')
  expect(scrubText('Port 4180 on 127.0.0.1 is taken')).toBe('Port 4180 on 127.0.0.1 is taken')
})

it('scrubs the longest texts at once', () => {
  for (const text of [
    'a'.repeat(30_000),
    'a.'.repeat(15_000),
    '?'.repeat(30_000),
    `x@${'b.'.repeat(15_000)}`,
  ]) {
    const start = performance.now()
    scrubText(text)
    scrubLine(text)
    expect(performance.now() - start).toBeLessThan(500)
  }
  for (const length of [3990, 3999, 4000, 4010])
    expect(scrubText(`${'"q" '.repeat(length / 4)} ${ADDRESS} ${TOKEN}`)).not.toMatch(
      /ann\.lee|nordwind|hd_5f3a/,
    )
})
