import { meGet } from '../contract/me-get'
import { emailDomain, isPublicMailDomain, normaliseEmail } from '../domain/email-address'
import type { Own } from '../domain/own'
import { HubError } from '../hub/hub-client'
import { tellPanels } from '../messages/messenger'
import { report } from '../platform/report'
import { copyName, keepConnection, type Connection, type KeptConnection } from '../store/connection-store'
import { HalfdoorDatabase } from '../store/database'
import type { HealthMemory } from '../store/host-health'
import { makeLibraryShelf } from '../store/library'
import { getSettings, seedSettings } from '../store/settings-store'
import type { TabMemory } from '../store/tab-memory'
import { makeHubLink, spokenClient, type HubLink } from '../sync/hub-link'
import { makeHubSource } from '../sync/hub-source'
import { clearHubAlarms, setHubAlarm, wakeHubAfter } from '../sync/alarms'
import { makeLocalSource } from './local-source'
import type { WorkerParts } from './worker'

/** How often the hub is asked who this is: an admin may have given the member another role or name, ms. */
const MEET_EVERY = 3_600_000
/** In the session's storage: when that was last known; it goes with the copy. */
const MET = 'metAt'

/** What lives through every home. */
export interface Lasting {
  tabs: TabMemory
  health: HealthMemory
  now(): number
  /** What to do where the hub knows this browser no more. */
  refused(code: 'revoked' | 'signedOut'): Promise<void>
}

/** Makes the parts of the home that is kept: the local workspace, or the copy of a hub's. They end with the signal. */
export function makeWorkerParts(kept: KeptConnection, lasting: Lasting, signal: AbortSignal): WorkerParts {
  const { tabs, health, now } = lasting
  const { connection, hubEnded } = kept
  const own = new HalfdoorDatabase()
  const db = connection ? new HalfdoorDatabase(copyName(connection.me), true) : own
  const shelf = makeLibraryShelf(db)
  const ended = hubEnded ? { ended: hubEnded } : {}
  const parts = { db, own, tabs, health, shelf, now, ...ended }
  if (!connection) return { ...parts, source: makeLocalSource({ db, shelf, now }, signal) }
  const hub = makeHubLink(
    {
      connection,
      db,
      own,
      now,
      random: Math.random,
      request: (input, init) => fetch(input, init),
      tell(nouns) {
        if (nouns.includes('asset')) shelf.forget()
        if (nouns.includes('send')) shelf.forgetSends()
        tellPanels('storeChanged', { nouns: [...nouns] })
      },
      wakeAfter: wakeHubAfter,
      refused: lasting.refused,
      moved: () => meet(0),
    },
    signal,
  )
  const meet = (every: number): void => {
    meetAgain(hub, { connection, every, now: now() }, signal).catch((error: unknown) => {
      if (!(error instanceof HubError) && !signal.aborted) report(error, 'asking the hub who this is')
    })
  }
  begin(hub, signal)
  meet(MEET_EVERY)
  const hourly = setInterval(meet, MEET_EVERY, MEET_EVERY)
  signal.addEventListener('abort', () => clearInterval(hourly))
  return { ...parts, hub, source: makeHubSource(spokenClient(hub.client), db) }
}

function begin(hub: HubLink, signal: AbortSignal): void {
  setHubAlarm().catch((error: unknown) => report(error, 'setting the alarm of the hub'))
  signal.addEventListener('abort', () => {
    clearHubAlarms().catch((error: unknown) => report(error, 'clearing the alarm of the hub'))
  })
  hub.freshen()
  hub.drain().catch((error: unknown) => report(error, 'telling the hub what was done'))
  self.addEventListener('online', () => hub.online(), { signal })
}

/** Asks the hub who this is where that was last known so many ms ago, and keeps what has changed. Throws a `HubError`. */
async function meetAgain(
  hub: HubLink,
  { connection, every, now }: { connection: Connection; every: number; now: number },
  signal: AbortSignal,
): Promise<void> {
  const { [MET]: metAt } = await chrome.storage.session.get(MET)
  if (typeof metAt === 'number' && Math.abs(now - metAt) < every) return
  const me = await hub.client.ask(meGet, {})
  await chrome.storage.session.set({ [MET]: now })
  if (signal.aborted || JSON.stringify(me) === JSON.stringify(hub.me)) return
  hub.me = me
  await keepConnection({ ...connection, me })
  tellPanels('storeChanged', { nouns: ['settings'] })
}

/**
 * Makes a copy ready before it is first used: the member and their company are never taken for leads, so that nothing
 * is looked up about them. What a copy says already stays.
 */
export async function seedCopy({ me }: Connection): Promise<void> {
  const copy = new HalfdoorDatabase(copyName(me), true)
  const local = new HalfdoorDatabase()
  try {
    const [before, { own, handoff }] = await Promise.all([getSettings(copy), getSettings(local)])
    const theirs = ownOf(me.member.email)
    await seedSettings(copy, {
      handoff: before.member ? before.handoff : handoff,
      member: me.member.name,
      own: {
        emails: [...new Set([...before.own.emails, ...own.emails, ...theirs.emails])],
        domains: [...new Set([...before.own.domains, ...own.domains, ...theirs.domains])],
      },
    })
  } finally {
    copy.close()
    local.close()
  }
}

function ownOf(email: string): Own {
  const address = normaliseEmail(email)
  if (!address) return { emails: [], domains: [] }
  const domain = emailDomain(address)
  return { emails: [address], domains: isPublicMailDomain(domain) ? [] : [domain] }
}
