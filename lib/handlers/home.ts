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
  /** Deletes a hub's copy by its name. */
  wipe(name: string): Promise<void>
  now(): number
}

/** The homes of this browser: its local workspace, or the copy of a hub's. One at a time. */
export interface Homes extends HomeSwitch {
  /** The current home; made when first asked for, and kept as long as it is current. */
  get(): Promise<Home>
  /** The hub has ended the access: the copy goes, and the person is told why. */
  revoked(): Promise<void>
  /** The session has ended: what is here stays, and the person signs in again. */
  signedOut(): Promise<void>
}

const EVERYTHING = ['lead', 'feedback', 'asset', 'send', 'settings', 'definition', 'model', 'objection', 'request'] as const // prettier-ignore

/**
 * Keeps the current home. Laws: the parts of a home end before those of the next are made, its databases are closed
 * first, and changes come one after the other; whoever asks in between gets the next home.
 */
export function makeHomes({ make, seed, wipe, now }: HomeParts): Homes {
  let current: Promise<Home> | undefined
  let changes: Promise<void> = Promise.resolve()

  async function open(): Promise<Home> {
    const kept = await getKept()
    // A worker that died between: the copy is still there, and nothing leads to it any more.
    if (kept.hubWipe && !(kept.connection && copyName(kept.connection.me) === kept.hubWipe))
      await finishWipe(kept.hubWipe)
    const life = new AbortController()
    return { worker: make(kept, life.signal), life }
  }

  async function finishWipe(name: string): Promise<void> {
    await wipe(name)
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
      before?.life.abort()
      before?.worker.db.close()
      before?.worker.own.close()
      current = undefined
      await work(kept)
    })
    changes = done.catch((error: unknown) => report(error, 'changing the workspace'))
    return done.then(() => tellPanels('storeChanged', { nouns: [...EVERYTHING] }))
  }

  const forget = (ended?: (connection: Connection) => EndedAccess) =>
    change(async ({ connection }) => {
      if (!connection) return
      const name = copyName(connection.me)
      await forgetConnection(name, ended?.(connection))
      await finishWipe(name)
    })

  return {
    get,
    worker: async () => (await get()).worker,
    connect: (connection) =>
      change(async () => {
        await seed(connection)
        await keepConnection(connection)
      }),
    disconnect: () => forget(),
    revoked: () => forget(({ me }) => ({ workspace: me.workspace.name, at: now() })),
    signedOut: () =>
      change(async ({ connection }) => {
        if (!connection) return
        const { token: _ended, ...rest } = connection
        await keepConnection(rest)
      }),
  }
}
