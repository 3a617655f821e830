import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { ErrorBody } from '../lib/contract/error-code'

/** The hub as people start it: a process of its own with a PostgreSQL of its own. */

const ROOT = resolve(import.meta.dirname, '..')
const MAIN = ['--import', './scripts/resolve-ts.mjs', 'hub/main.ts']
const PATIENCE = 120_000
let data: string
const started: ChildProcess[] = []

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-hub-'))
  chmodSync(folder, 0o755)
  data = join(folder, 'deep', 'data')
})
afterEach(async () => {
  for (const child of started.splice(0)) await end(child, 'SIGTERM')
})
afterAll(() => rmSync(resolve(data, '../..'), { recursive: true, force: true }))

function launch(settings: Record<string, string> = {}, args: string[] = []) {
  const env = { PATH: process.env.PATH, HUB_PORT: '0', LOG_LEVEL: 'debug', HUB_DATA: data, ...settings }
  const child = spawn(process.execPath, [...MAIN, ...args], { cwd: ROOT, env: env as NodeJS.ProcessEnv })
  started.push(child)
  const heard = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (heard.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard.err += text))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, heard, ended }
}

async function start(settings?: Record<string, string>) {
  const { child, heard, ended } = launch(settings)
  const up = async () => {
    for (;;) {
      const address = /The hub is at (\S+)/.exec(heard.out)?.[1]
      if (address) return address
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const address = await Promise.race([
    up(),
    ended.then(() => Promise.reject(new Error(heard.out + heard.err))),
  ])
  return { child, heard, ended, address }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

const databasePid = () => Number(readFileSync(join(data, 'db/postmaster.pid'), 'utf8').split('\n')[0])
const status = async (address: string, path = '/readyz') => (await fetch(address + path)).status

/** A client on the embedded database, whose password only its owner may read. */
async function look<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const password = readFileSync(join(data, 'database-password'), 'utf8')
  const port = Number(readFileSync(join(data, 'db/postmaster.pid'), 'utf8').split('\n')[3])
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'halfdoor', password, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

it('says what it can be told, and what it cannot use', async () => {
  const help = launch({}, ['--help'])
  expect(await help.ended).toBe(0)
  expect(help.heard.out).toContain('DATABASE_URL')
  const version = launch({}, ['--version'])
  expect(await version.ended).toBe(0)
  expect(version.heard.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  const wrong = launch({ HUB_PORT: '99999', LOG_LEVEL: 'loud', METRICS_TOKEN: 'short' })
  expect(await wrong.ended).toBe(2)
  for (const name of ['HUB_PORT', 'LOG_LEVEL', 'METRICS_TOKEN'])
    expect(wrong.heard.err).toContain(`${name}: `)
  const unknown = launch({}, ['--nonsense'])
  expect(await unknown.ended).toBe(2)
  expect(unknown.heard.err).toContain('--nonsense')
})

it('says in words that the database is out of reach', { timeout: PATIENCE }, async () => {
  const hub = launch({ DATABASE_URL: 'postgres://nobody:hidden-password@127.0.0.1:1/none' })
  await expect.poll(() => hub.heard.out, { timeout: 20_000 }).toContain('does not answer yet')
  expect(hub.heard.out + hub.heard.err).not.toContain('hidden-password')
  await end(hub.child, 'SIGKILL')
})

it(
  'starts on a database of its own, keeps it to itself, and stops when told',
  { timeout: PATIENCE },
  async () => {
    const hub = await start()
    expect(await status(hub.address)).toBe(200)
    for (const file of ['secret', 'database-password'])
      expect(statSync(join(data, file)).mode & 0o777).toBe(0o600)
    const settings = await look(async (client) => {
      await client.query("insert into workspace values (gen_random_uuid(), 'Kept', 0, 1)")
      const { rows } = await client.query(`select name, setting from pg_settings where name in
      ('listen_addresses', 'synchronous_commit', 'fsync', 'full_page_writes', 'unix_socket_directories')`)
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
    })
    expect(settings).toEqual({
      listen_addresses: '127.0.0.1',
      synchronous_commit: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      unix_socket_directories: '',
    })
    const second = launch({}, ['--new-password', 'ada@acme.example'])
    expect(await second.ended).toBe(1)
    expect(second.heard.err).toMatch(/A hub is at work on this data already \(process \d+/)
    expect(await status(hub.address)).toBe(200)

    const pid = databasePid()
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    expect(() => process.kill(pid, 0)).toThrow()
    expect(hub.heard.out + hub.heard.err).not.toContain(readFileSync(join(data, 'secret'), 'utf8'))
  },
)

it('answers unavailable while its database is dead, and starts it again', { timeout: PATIENCE }, async () => {
  const hub = await start()
  process.kill(databasePid(), 'SIGKILL')
  let response: Response
  // What it left behind answers a moment longer.
  do response = await fetch(`${hub.address}/readyz`)
  while (response.status === 200)
  expect(response.status).toBe(503)
  expect(ErrorBody.parse(await response.json()).error.code).toBe('unavailable')
  expect(await status(hub.address, '/healthz')).toBe(200)
  await expect.poll(() => status(hub.address), { timeout: 60_000 }).toBe(200)
  const { rows } = await look((client) => client.query("select 1 from workspace where name = 'Kept'"))
  expect(rows).toHaveLength(1)
})

it(
  'starts again after kill -9, whether its database lives on or died as well',
  { timeout: PATIENCE },
  async () => {
    for (const both of [false, true]) {
      const hub = await start()
      const before = databasePid()
      await end(hub.child, 'SIGKILL')
      if (both) process.kill(before, 'SIGKILL')
      const next = await start()
      expect(databasePid()).not.toBe(before)
      expect(await status(next.address)).toBe(200)
      next.child.kill('SIGINT')
      expect(await next.ended).toBe(0)
    }
  },
)
