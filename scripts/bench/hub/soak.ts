// Whether the hub's memory stays flat while a million events come in. npm run bench -- hub soak [events]
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
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

const EVENTS = Number(process.argv[2] ?? 1_000_000)
/** Events between two looks at the memory. */
const STRETCH = 20_000
const CONNECTIONS = 16
const MEGABYTE = 1_048_576

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const database = await startEmbedded(folder, 10, makeLog('error', { write: () => undefined }))
const { db, close } = connect(database.url, 2, console.error)
try {
  await migrate(db)
  const hub = await startProcess(database.url)
  try {
    const started = Date.now()
    const looks = await soak(hub.address)
    const quarter = Math.floor(looks.length / 4)
    const [second, last] = [looks.slice(quarter, 2 * quarter), looks.slice(-quarter)]
    const of = (some: Look[], name: keyof Look) => spread(some.map((look) => look[name]))
    console.log(
      JSON.stringify(
        {
          what: 'memory of the hub over a soak, MB: the last quarter against the second',
          events: looks.length * STRETCH,
          aSecond: Math.round((looks.length * STRETCH * 1000) / (Date.now() - started)),
          rss: { second: of(second, 'rss'), last: of(last, 'rss') },
          heap: { second: of(second, 'heap'), last: of(last, 'heap') },
          ratio: {
            rss: round(of(last, 'rss').median / of(second, 'rss').median),
            heap: round(of(last, 'heap').median / of(second, 'heap').median),
          },
          bytesARow: { touchpoint: await bytesARow('touchpoint'), ingested: await bytesARow('ingested') },
          rssOverTime: looks.map(({ rss }) => Math.round(rss)),
        },
        null,
        2,
      ),
    )
  } finally {
    await hub.stop()
  }
} finally {
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

interface Look {
  rss: number
  heap: number
}

/** Sends stretch after stretch of events of new people, and looks at the memory after each. */
async function soak(address: string): Promise<Look[]> {
  const workspaceId = makeId()
  await addWorkspace(db, { workspaceId, name: 'Soak', at: Date.now() })
  const { key, hash } = makeWriteKey(workspaceId)
  await addSource(
    db,
    { workspaceId, id: makeId(), name: 'Website', kind: 'segment', trust: 'server', createdAt: Date.now() },
    hash,
  )
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const looks: Look[] = []
  for (let stretch = 0; stretch < EVENTS / STRETCH; stretch++) {
    const batches = makeBatches(STRETCH, `soak${stretch}`)
    const line = async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop())
        await postBatch(agent, address, key, batch)
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, line))
    looks.push(await look(address))
  }
  agent.destroy()
  return looks
}

async function look(address: string): Promise<Look> {
  const text = await (await fetch(`${address}/metrics`)).text()
  const value = (name: string) => {
    const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]
    if (found === undefined) throw new Error(`/metrics does not tell ${name}`)
    return Number(found) / MEGABYTE
  }
  return { rss: value('process_resident_memory_bytes'), heap: value('nodejs_heap_size_used_bytes') }
}

/** With indexes. */
async function bytesARow(table: 'touchpoint' | 'ingested'): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_total_relation_size(${table}) / (select count(*) from ${sql.table(table)}) as bytes`.execute(db)
  return rows[0]!.bytes
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
