import { leadLookUp } from '../contract/lead-look-up'
import { crmKey, emailKey, type CrmRecord } from '../domain/lead'
import { isOwn } from '../domain/own'
import { HubError, type HubClient } from '../hub/hub-client'
import type { HubWord } from '../messages/panel-view'
import { report } from '../platform/report'
import type { HalfdoorDatabase } from '../store/database'
import { putLeadFiles } from '../store/hub-lead'
import { findLeadId } from '../store/lead-store'
import { getSettings } from '../store/settings-store'

/** What was looked up, also in vain, is not looked up again for so long, ms. */
const FRESH = 60_000
/** After a look-up that did not reach the hub, ms. */
const AFTER_FAILURE = 15_000
/** Addresses, records or ids in one request. */
const MOST = 10
/** Of what was asked so much is remembered. */
const MOST_REMEMBERED = 500

/** Somebody on a page who is sure, or is asked about. */
export interface Sought {
  email?: string
  record?: Pick<CrmRecord, 'system' | 'object' | 'id'>
}

export interface LookUpParts {
  db: HalfdoorDatabase
  client: HubClient
  now(): number
  /** Something came in, or it is known that nothing does. */
  tell(): void
  /** The home has ended: what fails then is no defect. */
  signal: AbortSignal
}

export interface LookUp {
  /** Looks in the background for whoever was not looked up within the minute; answers how that stands. */
  seek(people: readonly Sought[]): HubWord | undefined
  /** Leads that changed there. Throws a `HubError`. */
  refresh(leadIds: readonly string[]): Promise<void>
  /** The network is back: what failed is looked up again when it is next asked for. */
  retry(): void
}

/** Looks leads up on the hub. Law: only people named to `seek` leave the browser, and never the rep's own or colleagues. */
export function makeLookUp({ db, client, now, tell, signal }: LookUpParts): LookUp {
  const asked = new Map<string, { at: number; state: 'looking' | 'done' | 'failed' }>()

  function isDue(key: string): boolean {
    const before = asked.get(key)
    if (!before) return true
    if (before.state === 'looking') return false
    return now() - before.at > (before.state === 'done' ? FRESH : AFTER_FAILURE)
  }

  function note(keys: readonly string[], state: 'looking' | 'done' | 'failed'): void {
    for (const key of keys) {
      asked.delete(key)
      asked.set(key, { at: now(), state })
    }
    for (const key of asked.keys()) if (asked.size > MOST_REMEMBERED) asked.delete(key)
  }

  async function look(people: readonly Sought[], keys: readonly string[]): Promise<void> {
    try {
      const { own } = await getSettings(db)
      const theirs = people.filter(({ email }) => email === undefined || !isOwn(email, own))
      const emails = theirs.flatMap(({ email }) => email ?? [])
      const records = theirs.flatMap(({ record }) =>
        record ? [{ system: record.system, object: record.object, id: record.id }] : [],
      )
      const known = await Promise.all(theirs.flatMap(keysOf).map((key) => findLeadId(db, key)))
      const ids = [...new Set(known.flatMap((id) => id ?? []))].slice(0, MOST)
      if (emails.length + records.length > 0) {
        const { files } = await client.ask(leadLookUp, { emails, records, ids })
        await putLeadFiles(db, files, ids, now())
      }
      note(keys, 'done')
    } catch (error) {
      note(keys, 'failed')
      if (!(error instanceof HubError) && !signal.aborted) report(error, 'looking a lead up')
    }
    tell()
  }

  return {
    seek(people) {
      const some = people.slice(0, MOST)
      const due = some.filter((person) => keysOf(person).some(isDue))
      const keys = due.flatMap(keysOf)
      if (keys.length > 0) {
        note(keys, 'looking')
        void look(due, keys)
      }
      const states = new Set(some.flatMap(keysOf).map((key) => asked.get(key)?.state))
      if (states.has('looking')) return 'looking'
      return states.has('failed') ? 'offline' : undefined
    },
    async refresh(leadIds) {
      for (let start = 0; start < leadIds.length; start += MOST) {
        const ids = leadIds.slice(start, start + MOST)
        const { files } = await client.ask(leadLookUp, { ids })
        await putLeadFiles(db, files, ids, now())
      }
      if (leadIds.length > 0) tell()
    },
    retry() {
      for (const [key, { state }] of asked) if (state === 'failed') asked.delete(key)
    },
  }
}

function keysOf({ email, record }: Sought): string[] {
  return [...(email ? [emailKey(email)] : []), ...(record ? [crmKey(record)] : [])]
}
