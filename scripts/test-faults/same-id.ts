import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../hub/db/free-port.ts'
import { postBatch } from '../bench/hub/parts/post-batch.ts'
import type { Found } from './count.ts'
import { embeddedDatabase, makeHubProcess } from './hub-process.ts'
import { lookInto, takeSeat } from './seat.ts'

const SECRET = 'a secret of the faults test, 32 letters'
const CONNECTIONS = 16
const A_BATCH = 100

/** Sends one event so many times, over many connections and within batches, and counts what is stored of it. */
export async function runSameId(times: number): Promise<Found & { times: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-same-id-'))
  const hub = makeHubProcess(await freePort(), { HUB_DATA: folder, HUB_SECRET: SECRET })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    await hub.start()
    const look = lookInto(embeddedDatabase(folder).url)
    const seat = await takeSeat(look, SECRET)
    const event = { type: 'track', messageId: 'the-only-one', event: 'Signed Up', userId: 'p', timestamp: '2026-01-01T00:00:00Z' } // prettier-ignore
    const body = Buffer.from(JSON.stringify({ batch: Array.from({ length: A_BATCH }, () => event) }))
    let left = Math.ceil(times / A_BATCH)
    const send = async () => {
      while (left-- > 0) await postBatch(agent, hub.url, seat.writeKey, body)
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, send))
    const rows = (table: 'ingested' | 'touchpoint') =>
      look.db.selectFrom(table).select('workspace_id').where('workspace_id', '=', seat.workspaceId).execute()
    const [ingested, touchpoints] = [await rows('ingested'), await rows('touchpoint')]
    await look.close()
    return {
      times,
      acknowledged: 1,
      lost: ingested.length > 0 && touchpoints.length > 0 ? 0 : 1,
      doubled: Math.max(ingested.length, touchpoints.length, 1) - 1,
      strange: 0,
    }
  } finally {
    agent.destroy()
    await hub.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
