import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRandom } from '../../lib/domain/random.ts'
import { countEvents, type Found } from './count.ts'
import { eventBatches } from './event-batches.ts'
import { freePort } from '../../hub/db/free-port.ts'
import { makeHubProcess } from './hub-process.ts'
import { openMovingAddress } from './moving-address.ts'
import { startPair } from './postgres-pair.ts'
import { lookInto, takeSeat } from './seat.ts'
import { nothingTold, tellUntil } from './teller.ts'

const SECRET = 'a secret of the faults test, 32 letters'
const SENDERS = 4

export interface FailoverOutcome extends Found {
  postgres: string
  /** Acknowledged before the primary was killed. */
  before: number
  /** From the kill to the first event acknowledged by the new primary, ms. */
  awayFor: number
}

/** Kills a primary under load, promotes its standby, moves the address, and counts what of the acknowledged is there. */
export async function runFailover(seed: number, events: number): Promise<FailoverOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-failover-'))
  const pair = await startPair(folder, [await freePort(), await freePort()])
  const address = await openMovingAddress(pair.primaryPort)
  const url = `postgres://halfdoor@127.0.0.1:${address.port}/postgres`
  const hub = makeHubProcess(await freePort(), { DATABASE_URL: url, HUB_DATA: folder, HUB_SECRET: SECRET })
  try {
    await hub.start()
    const first = lookInto(url)
    const seat = await takeSeat(first, SECRET)
    await first.close()
    const told = nothingTold()
    const telling = Promise.all(
      Array.from({ length: SENDERS }, (_, n) => {
        const own = makeRandom(`${seed} failover ${n}`)
        return tellUntil(events, told, eventBatches(hub.url, seat.writeKey, `s${n}`, own), own)
      }),
    )
    while (told.acknowledged.size < events / 2) await sleep(5)
    const killedAt = Date.now()
    await pair.killPrimary()
    const before = told.acknowledged.size
    await pair.promoteStandby()
    address.moveTo(pair.standbyPort)
    while (told.acknowledged.size <= before) await sleep(5)
    const awayFor = Date.now() - killedAt
    await telling
    const last = lookInto(url)
    const found = await countEvents(last.db, seat.workspaceId, seat.sourceId, told)
    await last.close()
    return { postgres: pair.version, before, awayFor, ...found }
  } finally {
    await hub.stop()
    await address.close()
    await pair.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
