// Events through HTTP, a hundred a batch, against bare COPY of the rows that they become, into tables of the same shape
// with the same indexes in the same PostgreSQL. npm run bench -- hub ingest [events a round] [rounds]
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { connect } from '../../../hub/db/connect'
import { startEmbedded } from '../../../hub/db/embedded'
import { migrate } from '../../../hub/db/migrate'
import { makeWriteKey } from '../../../hub/ingest/write-key'
import { makeLog } from '../../../hub/log'
import { addSource } from '../../../hub/repos/source'
import { addWorkspace } from '../../../hub/repos/workspace'
import { makeId } from '../../../lib/platform/id'
import { spread } from '../figures/spread'
import { makeBatches } from './parts/events'
import { startProcess } from './parts/start-process'

const EVENTS = Number(process.argv[2] ?? 60_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const CONNECTIONS = 64
const TABLES = ['ingested', 'lead', 'lead_key', 'lead_merge', 'touchpoint']
const ASKED = 0.25

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const log = makeLog('error', { write: (line) => void process.stderr.write(line) })
const database = await startEmbedded(folder, 10, log)
const { db, close } = connect(database.url, 4, (err) => log.warn({ err }, 'a connection broke'))
const client = new pg.Client({ connectionString: database.url })
await client.connect()
try {
  await migrate(db)
  for (const table of TABLES) await client.query(`create table copy_${table} (like ${table} including all)`)
  const hub = await startProcess(database.url)
  try {
    await round(hub.address, 'warm', Math.min(EVENTS, 20_000))
    const rounds: Round[] = []
    for (let n = 0; n < ROUNDS; n++) rounds.push(await round(hub.address, `round${n}`, EVENTS))
    const of = (name: keyof Round) => spread(rounds.map((each) => each[name]))
    const ratio = rounds.map((each) => each.ratio).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
    console.log(
      JSON.stringify(
        {
          what: 'events a second through HTTP against bare COPY of the same rows',
          events: EVENTS,
          connections: CONNECTIONS,
          http: of('http'),
          copy: of('copy'),
          ratios: rounds.map((each) => Math.round(each.ratio * 1000) / 1000),
          median: Math.round(ratio * 1000) / 1000,
          asked: ASKED,
          isMet: ratio >= ASKED,
          rows: rounds.at(-1)!.rows,
        },
        null,
        2,
      ),
    )
  } finally {
    await hub.stop()
  }
} finally {
  await client.end()
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

interface Round {
  /** Events a second. */
  http: number
  copy: number
  ratio: number
  rows: number
}

async function round(address: string, seed: string, events: number): Promise<Round> {
  await sql.raw(`truncate ${TABLES.join(', ')}, source`).execute(db)
  const workspaceId = makeId()
  await addWorkspace(db, { workspaceId, name: seed, at: Date.now() })
  const { key, hash } = makeWriteKey(workspaceId)
  await addSource(
    db,
    { workspaceId, id: makeId(), name: 'Website', kind: 'segment', createdAt: Date.now() },
    hash,
  )
  const batches = makeBatches(events, seed)
  await client.query('checkpoint')
  const httpMs = await timed(() => sendAll(address, key, batches))
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from ingested')
  if (rows[0]!.n !== events) throw new Error(`${rows[0]!.n} of ${events} events were stored.`)
  const dumps = new Map<string, Buffer>()
  for (const table of TABLES) dumps.set(table, await dump(table))
  await client.query(`truncate ${TABLES.map((table) => `copy_${table}`).join(', ')}`)
  await client.query('checkpoint')
  const copyMs = await timed(async () => {
    for (const [table, bytes] of dumps) await load(`copy_${table}`, bytes)
  })
  const stored = await client.query<{ n: number }>('select count(*)::int as n from touchpoint')
  return {
    http: (events / httpMs) * 1000,
    copy: (events / copyMs) * 1000,
    ratio: copyMs / httpMs,
    rows: stored.rows[0]!.n,
  }
}

async function sendAll(address: string, key: string, batches: Buffer[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const line = async () => {
    for (let batch = batches[next++]; batch; batch = batches[next++])
      await post(agent, `${address}/v1/batch`, key, batch)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, line))
  agent.destroy()
}

function post(agent: Agent, url: string, key: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-write-key': key, 'content-length': body.length }
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
      )
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

async function dump(table: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of client.query(copyTo(`copy ${table} to stdout`))) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function load(table: string, bytes: Buffer): Promise<void> {
  const size = 65_536
  const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  )
  return pipeline(Readable.from(parts), client.query(copyFrom(`copy ${table} from stdin`)))
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
