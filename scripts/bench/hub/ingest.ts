// Events through HTTP, a hundred a batch, against bare COPY of the rows that they become, into tables of the same shape
// with the same indexes in the same PostgreSQL. npm run bench -- hub ingest [events a round] [rounds]
// HTTP: so many connections at once, one batch each, answered after the commit; the sender shares the machine. COPY: all
// rows that stand afterwards (what was claimed, touchpoints, leads, keys, merges), a table at a time, one connection, one
// COPY a table, from memory. Nothing is read, joined, updated or asked for by it: that is the hub's side alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
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
import { postBatch } from './parts/post-batch'
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
    const of = (name: 'http' | 'copy' | 'group') => spread(rounds.map((each) => each[name]))
    const ratio = rounds.map((each) => each.ratio).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
    console.log(
      JSON.stringify(
        {
          what: 'events a second through HTTP against bare COPY of the same rows',
          events: EVENTS,
          connections: CONNECTIONS,
          batch: 100,
          group: of('group'),
          http: of('http'),
          copy: of('copy'),
          ratios: rounds.map((each) => Math.round(each.ratio * 1000) / 1000),
          median: Math.round(ratio * 1000) / 1000,
          asked: ASKED,
          isMet: ratio >= ASKED,
          copied: rounds.at(-1)!.copied,
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
  /** Events of one transaction of the hub, on average. */
  group: number
  /** Rows that COPY loaded, by table, and bytes of its text. */
  copied: Record<string, number>
}

async function round(address: string, seed: string, events: number): Promise<Round> {
  await sql.raw(`truncate ${TABLES.join(', ')}, source`).execute(db)
  const workspaceId = makeId()
  await addWorkspace(db, { workspaceId, name: seed, at: Date.now() })
  const { key, hash } = makeWriteKey(workspaceId)
  await addSource(
    db,
    { workspaceId, id: makeId(), name: 'Website', kind: 'segment', trust: 'server', createdAt: Date.now() },
    hash,
  )
  const batches = makeBatches(events, seed)
  await client.query('checkpoint')
  const httpMs = await timed(() => sendAll(address, key, batches))
  const { rows } = await client.query<{ n: number; groups: number }>(
    'select count(*)::int as n, count(distinct xmin::text)::int as groups from ingested',
  )
  const { n, groups } = rows[0]!
  if (n !== events) throw new Error(`${n} of ${events} events were stored.`)
  const dumps = new Map<string, Buffer>()
  for (const table of TABLES) dumps.set(table, await dump(table))
  await client.query(`truncate ${TABLES.map((table) => `copy_${table}`).join(', ')}`)
  await client.query('checkpoint')
  const copyMs = await timed(async () => {
    for (const [table, bytes] of dumps) await load(`copy_${table}`, bytes)
  })
  const copied: Record<string, number> = {}
  for (const [table, bytes] of dumps) {
    copied[table] = bytes.toString('latin1').split('\n').length - 1
    copied.bytes = (copied.bytes ?? 0) + bytes.length
  }
  return {
    http: (events / httpMs) * 1000,
    copy: (events / copyMs) * 1000,
    ratio: copyMs / httpMs,
    group: Math.round(events / groups),
    copied,
  }
}

async function sendAll(address: string, key: string, batches: Buffer[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const line = async () => {
    for (let batch = batches[next++]; batch; batch = batches[next++])
      await postBatch(agent, address, key, batch)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, line))
  agent.destroy()
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
