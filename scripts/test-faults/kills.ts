import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRandom, type Random } from '../../lib/domain/random.ts'
import { countEvents, countRequests, type Found } from './count.ts'
import { eventBatches } from './event-batches.ts'
import { freePort } from '../../hub/db/free-port.ts'
import { embeddedDatabase, makeHubProcess, type HubProcess } from './hub-process.ts'
import { outboxBatches } from './outbox-batches.ts'
import { lookInto, takeSeat } from './seat.ts'
import { nothingTold, tellUntil, type Told } from './teller.ts'

const SECRET = 'a secret of the faults test, 32 letters'
/** Senders of events and of acts at the same time. */
const EVENT_SENDERS = 4
const ACT_SENDERS = 2
/** Longest time without a kill, ms. */
const CALM = 1500

export interface KillsOutcome {
  kills: { hub: number; database: number }
  events: Found & Pick<Told, 'requests' | 'failed' | 'again'>
  acts: Found & Pick<Told, 'requests' | 'failed' | 'again'>
}

/**
 * Tells a hub events and acts while hub and database are killed by `kill -9` at random, until both are acknowledged as
 * often as asked, and then counts what is stored.
 */
export async function runKills(seed: number, events: number, acts: number, say: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-faults-'))
  chmodSync(folder, 0o755)
  const hub = makeHubProcess(await freePort(), { HUB_DATA: folder, HUB_SECRET: SECRET })
  const random = makeRandom(seed)
  const over = new AbortController()
  try {
    await hub.start()
    const first = lookInto(embeddedDatabase(folder).url)
    const seat = await takeSeat(first, SECRET)
    await first.close()
    const told = { events: nothingTold(), acts: nothingTold() }
    const killing = killAtRandom(hub, folder, random, over.signal, say)
    const telling = [
      ...Array.from({ length: EVENT_SENDERS }, (_, n) => {
        const own = makeRandom(`${seed} events ${n}`)
        return tellUntil(events, told.events, eventBatches(hub.url, seat.writeKey, `s${n}`, own), own)
      }),
      ...Array.from({ length: ACT_SENDERS }, (_, n) => {
        const own = makeRandom(`${seed} acts ${n}`)
        return tellUntil(acts, told.acts, outboxBatches(hub.url, seat.token, own), own)
      }),
    ]
    await Promise.race([Promise.all(telling), killing])
    over.abort()
    const kills = await killing
    // A last start on what was left, so that what is counted went through a recovery.
    await hub.kill()
    await hub.start()
    const last = lookInto(embeddedDatabase(folder).url)
    const outcome: KillsOutcome = {
      kills,
      events: {
        ...(await countEvents(last.db, seat.workspaceId, seat.sourceId, told.events)),
        ...tallyOf(told.events),
      },
      acts: { ...(await countRequests(last.db, seat.workspaceId, told.acts)), ...tallyOf(told.acts) },
    }
    await last.close()
    return outcome
  } finally {
    over.abort()
    await hub.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function tallyOf({ requests, failed, again }: Told): Pick<Told, 'requests' | 'failed' | 'again'> {
  return { requests, failed, again }
}

/** False where it lies dead from the last kill. */
function killDatabase(folder: string): boolean {
  try {
    return process.kill(embeddedDatabase(folder).pid, 'SIGKILL')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== 'ESRCH' && code !== 'ENOENT') throw error
    return false
  }
}

async function killAtRandom(
  hub: HubProcess,
  folder: string,
  random: Random,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<KillsOutcome['kills']> {
  const kills = { hub: 0, database: 0 }
  while (!signal.aborted) {
    await sleep(random() * CALM)
    if (signal.aborted) break
    const which = random() < 0.5 ? 'hub' : 'database'
    if (which === 'database' && !killDatabase(folder)) continue
    kills[which]++
    say(`kill -9 of the ${which}`)
    if (which === 'hub') {
      await hub.kill()
      await sleep(random() * 300)
      await hub.start()
    } else {
      // The hub starts it again by itself; the next kill may come before that is done.
      while (!signal.aborted && random() < 0.7 && !(await hub.isReady())) await sleep(100)
    }
  }
  return kills
}
