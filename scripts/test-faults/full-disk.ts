import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRandom } from '../../lib/domain/random.ts'
import { countEvents, type Found } from './count.ts'
import { eventBatches } from './event-batches.ts'
import { freePort } from '../../hub/db/free-port.ts'
import { embeddedDatabase, makeHubProcess } from './hub-process.ts'
import { lookInto, takeSeat } from './seat.ts'
import { nothingTold, tellUntil } from './teller.ts'

const SECRET = 'a secret of the faults test, 32 letters'
const SENDERS = 2
const MEGABYTE = 1_048_576
/** Enough for a cluster and its log; small enough to be filled at once. */
const SIZE = '192m'

export interface FullDiskOutcome extends Found {
  /** Requests refused while the disk was full. */
  refused: number
}

/**
 * Fills the disk that the database is on while events come in, makes room again, and counts. Needs root on Linux: the
 * disk is one in memory, mounted for this. Throws in words elsewhere.
 */
export async function runFullDisk(seed: number, events: number): Promise<FullDiskOutcome> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('The full disk needs root on Linux: it mounts a small disk of its own.')
  const folder = mkdtempSync(join(tmpdir(), 'halfdoor-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', folder])
  chmodSync(folder, 0o755)
  const ballast = join(folder, 'ballast')
  const hub = makeHubProcess(await freePort(), { HUB_DATA: folder, HUB_SECRET: SECRET })
  try {
    await hub.start()
    const first = lookInto(embeddedDatabase(folder).url)
    const seat = await takeSeat(first, SECRET)
    await first.close()
    const told = nothingTold()
    const telling = Promise.all(
      Array.from({ length: SENDERS }, (_, n) => {
        const own = makeRandom(`${seed} disk ${n}`)
        return tellUntil(events, told, eventBatches(hub.url, seat.writeKey, `s${n}`, own), own)
      }),
    )
    while (told.acknowledged.size < events / 4) await sleep(10)
    const before = told.failed
    fill(folder, ballast)
    while (told.failed < before + 10) await sleep(10)
    const refused = told.failed - before
    rmSync(ballast)
    await telling
    const last = lookInto(embeddedDatabase(folder).url)
    const found = await countEvents(last.db, seat.workspaceId, seat.sourceId, told)
    await last.close()
    return { ...found, refused }
  } finally {
    await hub.stop()
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes until nothing more fits. */
function fill(folder: string, file: string): void {
  const ballast = openSync(file, 'w')
  const block = Buffer.alloc(MEGABYTE, 1)
  try {
    for (let size = MEGABYTE; size >= 1; size = Math.floor(size / 2)) {
      while (statfsSync(folder).bavail > 0 && wrote(ballast, block.subarray(0, size)));
    }
  } finally {
    closeSync(ballast)
  }
}

function wrote(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) > 0
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') return false
    throw error
  }
}
