import { tellPanels } from '../messages/messenger'
import { report } from '../platform/report'
import {
  copyName,
  forgetConnection,
  getKept,
  keepConnection,
  noteWiped,
  type Connection,
  type EndedAccess,
  type KeptConnection,
} from '../store/connection-store'
import { HalfdoorDatabase } from '../store/database'
import { countActs } from '../store/outbox-store'
import type { TabMemory } from '../store/tab-memory'
import type { HomeSwitch } from './connection'
import type { WorkerParts } from './worker'

/** What a home is made of, with the signal of its life. */
export interface Home {
  worker: WorkerParts
  life: AbortController
}

export interface HomeParts {
  /** Makes the parts for what is kept; they end with the signal. */
  make(kept: KeptConnection, signal: AbortSignal): WorkerParts
  /** Makes a copy ready that is to be the next home. */
  seed(connection: Connection): Promise<void>
  /** Deletes a hub's copy by its name, and the reports that were worked out of it. */
  wipe(name: string): Promise<void>
  now(): number
}

/** The homes of this browser: its local workspace, or the copy of a hub's. One at a time. */
export interface Homes extends HomeSwitch {
  /** The current home; made when first asked for, and kept as long as it is current. */
  get(): Promise<Home>
  /** The session has ended: what is here stays, and the person signs in again. */
  signedOut(): Promise<void>
}

/** In the session's storage: the tracked links made last, with ids of leads, and when the hub was asked who this is. */
const KEPT_BESIDE = ['links', 'metAt']
/** Under such a name it holds what a tab shows. */
const TAB = /^tab:(\d+)$/

const EVERYTHING = ['lead', 'feedback', 'asset', 'send', 'settings', 'definition', 'model', 'objection', 'request'] as const // prettier-ignore

/**
 * Keeps the current home. Laws: the parts of a home end before those of the next are made, its databases are closed
 * first, and changes come one after the other; whoever asks in between gets the next home.
 */
export function makeHomes({ make, seed, wipe, now }: HomeParts): Homes {
  let current: Promise<Home> | undefined
  let changes: Promise<void> = Promise.resolve()
  let tabs: TabMemory | undefined

  async function open(): Promise<Home> {
    const kept = await getKept()
    const life = new AbortController()
    const home = { worker: make(kept, life.signal), life }
    tabs = home.worker.tabs
    try {
      // A worker that died between: the copy is still there, and nothing leads to it any more.
      if (kept.hubWipe && !(kept.connection && copyName(kept.connection.me) === kept.hubWipe))
        await wipeWhole(kept.hubWipe)
      return home
    } catch (error) {
      end(home)
      throw error
    }
  }

  function end({ worker, life }: Home): void {
    life.abort()
    worker.db.close()
    worker.own.close()
  }

  /**
   * Deletes a copy with everything that it left in this browser; the ledger alone stays, which is the person's own. Law:
   * who keeps something of a workspace outside its database adds it here.
   */
  async function wipeWhole(name: string): Promise<void> {
    await wipe(name)
    await chrome.storage.session.remove(KEPT_BESIDE)
    await forgetPicks(tabs)
    await noteWiped()
  }

  const get = async (): Promise<Home> => {
    await changes
    current ??= open()
    try {
      return await current
    } catch (error) {
      // A failed read is not kept: the next question tries again.
      current = undefined
      throw error
    }
  }

  /** Ends the current home, does what is to be done while there is none, and lets the next one be made. */
  function change(work: (kept: KeptConnection) => Promise<void>): Promise<void> {
    const done = changes.then(async () => {
      const kept = await getKept()
      const before = await current
      if (before) end(before)
      current = undefined
      await work(kept)
    })
    changes = done.catch((error: unknown) => report(error, 'changing the workspace'))
    return done.then(() => tellPanels('storeChanged', { nouns: [...EVERYTHING] }))
  }

  async function forget(connection: Connection, ended?: EndedAccess): Promise<void> {
    const name = copyName(connection.me)
    await forgetConnection(name, ended)
    await wipeWhole(name)
  }

  return {
    get,
    worker: async () => (await get()).worker,
    connect: (connection) =>
      change(async ({ connection: before }) => {
        if (before && copyName(before.me) !== copyName(connection.me)) await forget(before)
        await seed(connection)
        await keepConnection(connection)
      }),
    async disconnect(discard) {
      let pending = 0
      await change(async ({ connection }) => {
        if (!connection) return
        pending = await countPending(copyName(connection.me))
        if (pending === 0 || discard) await forget(connection)
      })
      return pending
    },
    revoked: () =>
      change(async ({ connection }) => {
        if (connection) await forget(connection, { workspace: connection.me.workspace.name, at: now() })
      }),
    signedOut: () =>
      change(async ({ connection }) => {
        if (!connection) return
        const { token: _ended, ...rest } = connection
        await keepConnection(rest)
      }),
  }
}

/** The leads that were picked by hand for tabs. */
async function forgetPicks(tabs: TabMemory | undefined): Promise<void> {
  for (const key of Object.keys(await chrome.storage.session.get(null))) {
    const tabId = TAB.exec(key)?.[1]
    if (tabId) await tabs?.change(Number(tabId), ({ pickedLeadId: _gone, ...state }) => state)
  }
}

/** Acts that wait in a copy that nobody writes in any more. */
async function countPending(name: string): Promise<number> {
  const copy = new HalfdoorDatabase(name, true)
  try {
    return (await countActs(copy)).pending
  } finally {
    copy.close()
  }
}
