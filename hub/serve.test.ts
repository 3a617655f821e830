import { connect as connectSocket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../lib/contract/contract'
import { ErrorBody } from '../lib/contract/error-code'
import { MEMBERS } from '../lib/contract/role'
import { openRoutes } from './routes/open-routes'
import { route } from './routes/route'
import { serve, type Served } from './serve'
import { startTestHub, type TestHub } from './test/test-hub'

/** Bad input over a real socket: every refusal has the one shape, and nothing is done. */

const echo = contract({
  name: 'echo',
  method: 'post',
  path: '/api/v1/tests/echo',
  summary: 'Says it again.',
  roles: MEMBERS,
  input: z.object({ text: z.string(), more: z.unknown().optional() }),
  output: z.object({ text: z.string(), polluted: z.boolean() }),
  limit: 10_000,
})
const nap = contract({
  name: 'nap',
  method: 'get',
  path: '/api/v1/tests/nap',
  summary: 'Keeps the database busy.',
  roles: MEMBERS,
  input: z.object({ seconds: z.coerce.number() }),
  output: z.object({}),
})

let hub: TestHub
let served: Served
let token: string
let marketer: string
/** What the route was reached with. */
const done: string[] = []
const PATIENCE = { headers: 600, request: 1200, file: { idle: 600, whole: 4000 }, idle: 1000, stop: 1000 }

beforeAll(async () => {
  hub = await startTestHub()
  openRoutes(hub.app, hub, [
    route(echo, async (input) => {
      done.push(input.text)
      return { text: input.text, polluted: 'admin' in {} || Object.hasOwn(input as object, '__proto__') }
    }),
    route(nap, async ({ seconds }) => {
      await sql`select pg_sleep(${seconds})`.execute(hub.db)
      return {}
    }),
  ])
  const workspaceId = await hub.addWorkspace()
  token = (await hub.addMember(workspaceId, 'rep')).token
  marketer = (await hub.addMember(workspaceId, 'marketer')).token
  served = await serve(hub.app.fetch, { host: '127.0.0.1', port: 0, patience: PATIENCE })
})
afterAll(async () => {
  await served.stop()
  await hub.stop()
})

const JSON_TYPE = { 'content-type': 'application/json' }
async function post(body: BodyInit, headers: Record<string, string> = JSON_TYPE, path: string = echo.path) {
  const init = { method: 'POST', body, headers: { ...headers, authorization: `Bearer ${token}` } }
  const response = await fetch(served.address + path, init)
  return { status: response.status, body: await response.json() }
}

/** Writes to a bare socket and answers all that comes back until it is closed. */
function talk(...parts: string[]): Promise<string> {
  const { hostname, port } = new URL(served.address)
  return new Promise((resolve) => {
    const socket = connectSocket(Number(port), hostname)
    let heard = ''
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
    socket.on('error', (error) => (heard += error.message))
    socket.on('close', () => resolve(heard))
    for (const part of parts) socket.write(part)
  })
}
const errorIn = (heard: string) => ErrorBody.parse(JSON.parse(heard.split('\r\n\r\n')[1]!)).error

it('takes JSON in UTF-8', async () => {
  const { status, body } = await post(JSON.stringify({ text: 'Zoë 門' }))
  expect(status).toBe(200)
  expect(body).toEqual({ text: 'Zoë 門', polluted: false })
})

const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
const good = JSON.stringify({ text: 'refused' })
const utf16 = Uint8Array.from(Buffer.from(good, 'utf16le'))
const latin1 = Uint8Array.from(Buffer.from('{"text":"Zoë"}', 'latin1'))
const bomb = Uint8Array.from(gzipSync(JSON.stringify({ text: 'a'.repeat(1_000_000) })))
const deep = `{"text":"refused","more":${'['.repeat(4000)}${']'.repeat(4000)}}`
const cases: [string, BodyInit, Record<string, string>, string][] = [
  ['no JSON', '{"text":', JSON_TYPE, 'badRequest'],
  ['nothing', '', JSON_TYPE, 'badRequest'],
  ['the wrong shape', '{"text":7}', JSON_TYPE, 'badRequest'],
  ['no object', '[]', JSON_TYPE, 'badRequest'],
  ['a form', 'text=refused', { 'content-type': 'application/x-www-form-urlencoded' }, 'unsupportedType'],
  ['plain text', good, { 'content-type': 'text/plain' }, 'unsupportedType'],
  ['a type that only sounds like JSON', good, { 'content-type': 'application/jsonp' }, 'unsupportedType'],
  [
    'said to be latin1',
    latin1,
    { 'content-type': 'application/json; charset=iso-8859-1' },
    'unsupportedType',
  ],
  ['latin1', latin1, JSON_TYPE, 'badRequest'],
  ['UTF-16', utf16, JSON_TYPE, 'badRequest'],
  [
    'broken UTF-8',
    Uint8Array.from([...utf8('{"text":"'), 0xff, 0xfe, ...utf8('"}')]),
    JSON_TYPE,
    'badRequest',
  ],
  ['gzip', bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'unsupportedType'],
  ['too much', JSON.stringify({ text: 'a'.repeat(10_001) }), JSON_TYPE, 'tooLarge'],
  ['deep nesting', deep, JSON_TYPE, 'badRequest'],
  ['a null character', '{"text":"a\\u0000b"}', JSON_TYPE, 'badRequest'],
  ['half a character', '{"text":"ok","more":[{"\\ud800":1}]}', JSON_TYPE, 'badRequest'],
]
it.each(cases)('refuses %s', async (_name, body, headers, code) => {
  const before = done.length
  const answer = await post(body, headers)
  expect(ErrorBody.parse(answer.body).error.code).toBe(code)
  expect(done.length).toBe(before)
})

it('keeps an escaped backslash before u0000, which is no null character', async () => {
  expect(await post('{"text":"\\\\u0000"}')).toMatchObject({ status: 200, body: { text: '\\u0000' } })
})

it('lets __proto__ reach nothing', async () => {
  const { body } = await post(
    '{"text":"proto","__proto__":{"admin":true},"constructor":{"prototype":{"admin":1}}}',
  )
  expect(body).toEqual({ text: 'proto', polluted: false })
})

it('refuses too much in chunks of unknown length', async () => {
  const chunks = ['{"text":"', ...Array<string>(20).fill('a'.repeat(1000)), '"}']
  const sent = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
  const heard = await talk(
    `${head('POST', echo.path)}transfer-encoding: chunked\r\n\r\n`,
    ...sent,
    '0\r\n\r\n',
  )
  expect(errorIn(heard).code).toBe('tooLarge')
})

it('knows no other path and no other method', async () => {
  expect(await post('{}', JSON_TYPE, '/api/v1/nothing')).toMatchObject({
    status: 404,
    body: { error: { code: 'notFound' } },
  })
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await fetch(served.address + echo.path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(ErrorBody.parse(await response.json()).error.code).toBe('methodNotAllowed')
  }
})

function head(method: string, path: string): string {
  return `${method} ${path} HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n`
}

it('cuts off a body that is half sent, and does nothing', async () => {
  const heard = await talk(`${head('POST', echo.path)}content-length: 100\r\n\r\n{"text":"half`)
  expect(errorIn(heard)).toMatchObject({ code: 'badRequest', message: expect.stringContaining('in time') })
  expect(done).not.toContain('half')
})

/** Sends a body of 10 kB piece by piece, 100 ms apart, and then says no more. Answers what came back, and when, ms. */
async function drip(path: string, by: string, pieces: number) {
  const { hostname, port } = new URL(served.address)
  const started = Date.now()
  const headers = `POST ${path} HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer ${by}\r\ncontent-type: application/octet-stream\r\n`
  const socket = connectSocket(Number(port), hostname)
  let heard = ''
  const answered = new Promise<void>((resolve) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      resolve()
    })
    socket.on('error', () => resolve())
  })
  socket.write(`${headers}content-length: 10000\r\n\r\n`)
  const sending = setInterval(() => {
    if (pieces-- <= 0) return
    socket.write('PK\x03\x04'.padEnd(400, 'x'))
  }, 100)
  await answered
  clearInterval(sending)
  socket.destroy()
  return { status: Number(heard.split(' ')[1]), heard, ms: Date.now() - started }
}

it('waits for a file as long as its bytes keep coming', async () => {
  const [file, stopped, nobody] = await Promise.all([
    drip('/files?name=a.zip', marketer, 25),
    drip('/files?name=a.zip', marketer, 5),
    drip('/files?name=a.zip', 'made-up', 25),
  ])
  expect(file).toMatchObject({ status: 200, heard: expect.stringContaining('/f/') })
  expect(file.ms).toBeGreaterThan(2 * PATIENCE.request)
  expect(errorIn(stopped.heard).message).toContain('in time')
  expect(stopped.ms).toBeLessThan(file.ms)
  expect(nobody.status).toBe(401)
  expect(nobody.ms).toBeLessThan(PATIENCE.request)
})

it('waits for no file without end, though its bytes keep coming', async () => {
  const other = await serve(hub.app.fetch, {
    host: '127.0.0.1',
    port: 0,
    patience: { ...PATIENCE, file: { idle: 600, whole: 1000 } },
  })
  const before = served
  served = other
  const { heard, ms } = await drip('/files?name=a.zip', marketer, 25)
  served = before
  await other.stop()
  expect(errorIn(heard).message).toContain('in time')
  expect(ms).toBeLessThan(2000)
})

it('cuts off who sends headers drop by drop', async () => {
  const started = Date.now()
  expect(errorIn(await talk('GET /healthz HTTP/1.1\r\nhost: hub\r\nx-slow:')).code).toBe('badRequest')
  expect(Date.now() - started).toBeLessThan(5000)
})

it('refuses what is no HTTP, and headers without end', async () => {
  expect(errorIn(await talk('\x16\x03\x01 hello\r\n\r\n')).code).toBe('badRequest')
  const heard = await talk(`GET /healthz HTTP/1.1\r\nhost: hub\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`)
  expect(errorIn(heard).code).toBe('tooLarge')
})

it('says unavailable where the database dies under a request, and goes on after it', async () => {
  const get = (seconds: number) =>
    fetch(`${served.address}${nap.path}?seconds=${seconds}`, {
      headers: { authorization: `Bearer ${token}` },
    })
  const asked = get(20)
  for (let killed = 0; killed === 0;) {
    const { rows } = await sql<{
      n: number
    }>`select count(pg_terminate_backend(pid)) as n from pg_stat_activity
      where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`.execute(
      hub.db,
    )
    killed = rows[0]!.n
  }
  const response = await asked
  expect(response.status).toBe(503)
  expect(ErrorBody.parse(await response.json()).error.code).toBe('unavailable')
  // A connection may still be handed out that is just breaking: soon none is.
  await expect.poll(async () => (await get(0)).status).toBe(200)
})

it('finishes running requests before it ends, and takes no more', async () => {
  const other = await serve(hub.app.fetch, {
    host: '127.0.0.1',
    port: 0,
    patience: { ...PATIENCE, stop: 5000 },
  })
  const headers = { authorization: `Bearer ${token}` }
  const running = fetch(`${other.address}${nap.path}?seconds=0.7`, { headers })
  await new Promise((resolve) => setTimeout(resolve, 200))
  const stopped = other.stop()
  await expect(fetch(`${other.address}/healthz`)).rejects.toThrow()
  expect((await running).status).toBe(200)
  expect(await stopped).toBe(true)
})

it('ends at once although connections were opened ahead, and nothing asked on them', async () => {
  const patience = { ...PATIENCE, headers: 10_000, stop: 5000 }
  const other = await serve(hub.app.fetch, { host: '127.0.0.1', port: 0, patience })
  const ahead = connectSocket(Number(new URL(other.address).port), '127.0.0.1')
  await new Promise((resolve) => ahead.once('connect', resolve))
  await fetch(`${other.address}/healthz`)
  expect(await other.stop()).toBe(true)
})

it('says in words that a port is taken', async () => {
  const port = Number(new URL(served.address).port)
  await expect(serve(hub.app.fetch, { host: '127.0.0.1', port })).rejects.toThrow(/taken.*HUB_PORT/)
})

it('says nothing on a connection on which nothing was asked', async () => {
  expect(await talk()).toBe('')
})
