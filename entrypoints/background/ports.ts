import type { Home, Homes } from '../../lib/handlers/home'
import { acceptFile } from '../../lib/handlers/file-port'
import { acceptImport } from '../../lib/handlers/import-port'
import { acceptLive } from '../../lib/handlers/live-port'
import { acceptLearning } from '../../lib/handlers/model-learning'
import { acceptMove } from '../../lib/handlers/move-port'
import { makeReportDoor, reportMemory } from '../../lib/handlers/report-port'
import { holdPort } from '../../lib/messages/held-port'
import { report } from '../../lib/platform/report'

type Accept = (port: chrome.runtime.Port) => void

/** Takes in every port, in the turn in which it comes; it belongs to the home that is current then, and ends with it. */
export function takePorts(homes: Homes): void {
  const accepting = new WeakMap<Home, Accept[]>()
  chrome.runtime.onConnect.addListener((port) => {
    const held = holdPort(port)
    const accept = async () => {
      const home = await homes.get()
      const known = accepting.get(home) ?? acceptorsOf(home)
      accepting.set(home, known)
      const { signal } = home.life
      if (signal.aborted) return held.close()
      signal.addEventListener('abort', held.close)
      held.port.onDisconnect.addListener(() => signal.removeEventListener('abort', held.close))
      for (const take of known) take(held.port)
    }
    accept().catch((error: unknown) => report(error, 'taking in a port'))
  })
}

function acceptorsOf({ worker, life }: Home): Accept[] {
  const { db, source, now } = worker
  return [
    (port) => acceptFile(port, worker),
    (port) => acceptImport(port, worker),
    (port) => acceptLearning(port, worker),
    (port) => acceptLive(port, worker),
    (port) => acceptMove(port, worker),
    makeReportDoor({ source, now, memory: reportMemory(db.name, now, life.signal) }),
  ]
}
