import 'fake-indexeddb/auto'
import type { Connection } from '../../lib/store/connection-store'
import { HalfdoorDatabase } from '../../lib/store/database'
import { consentFields, consentVersion } from '../../lib/sync/consent'
import { makeHubLink, type HubLink } from '../../lib/sync/hub-link'
import { makeHubDouble, ME, type HubDouble } from './hub-double'
import { NOW } from './worker'

let count = 0

export interface Linked {
  hub: HubDouble
  db: HalfdoorDatabase
  own: HalfdoorDatabase
  link: HubLink
  connection: Connection
  clock: { now: number }
  told: string[][]
  /** Waits that were asked for, ms. */
  wakes: number[]
  refused: string[]
  life: AbortController
  /** As a worker that died wakes: nothing in memory is left. */
  again(): HubLink
}

/** A browser that is connected to a hub in memory. */
export function makeLinked(more: Partial<Connection> = {}): Linked {
  const hub = makeHubDouble()
  const name = `linked-${count++}`
  const connection: Connection = {
    url: 'https://hub.example',
    token: 'secret-token',
    me: ME,
    consent: { version: consentVersion(), at: NOW, fields: consentFields() },
    ...more,
  }
  const linked = {
    hub,
    connection,
    clock: { now: NOW },
    told: [],
    wakes: [],
    refused: [],
  } as unknown as Linked
  linked.again = () => {
    linked.life?.abort()
    linked.db?.close()
    linked.own?.close()
    linked.db = new HalfdoorDatabase(name, true)
    linked.own = new HalfdoorDatabase(`${name}-own`)
    linked.life = new AbortController()
    linked.link = makeHubLink(
      {
        connection,
        db: linked.db,
        own: linked.own,
        now: () => linked.clock.now,
        random: () => 0,
        request: hub.request,
        tell: (nouns) => void linked.told.push([...nouns]),
        wakeAfter: (ms) => void linked.wakes.push(ms),
        refused: async (code) => void linked.refused.push(code),
      },
      linked.life.signal,
    )
    return linked.link
  }
  linked.again()
  return linked
}
