import { z } from 'zod'
import { ChangeItem } from '../contract/changes-pull'
import { SETTING_BODIES, type NounBody, type NounName, type SettingId } from '../contract/noun-body'
import { makeAssetRow } from './asset-row'
import type { HalfdoorDatabase } from './database'
import { beginAnew } from './hub-anew'
import { eraseLeads } from './hub-forget'
import { pendingRows } from './pending-rows'
import { getSettings } from './settings-store'
import { getSyncState, putSyncState, type SyncState } from './sync-store'

const HELD_KEY = 'held'
const DISPUTE = 'dispute:'

/** Nouns of the store that changed, by the names that panels know. */
export type ChangedNoun =
  | 'lead' | 'feedback' | 'asset' | 'send' | 'settings' | 'definition' | 'model' | 'objection' | 'request' // prettier-ignore

/** What the hub said about rows that have acts waiting, by row; the newest word on each. */
const Held = z.record(z.string(), ChangeItem)

/** The contract's item with each noun's own body: its type keeps the pairs, which the inferred one does not. */
type Change = {
  [N in NounName]: { noun: N; id: string; deleted: boolean; own?: boolean; body?: NounBody<N> }
}[NounName]

interface Page {
  items: readonly ChangeItem[]
  /** Leads whose people were erased. */
  erased?: readonly string[]
  /** The cursor that it was asked with, absent for everything. */
  since?: number | undefined
  state: SyncState
  /** Forget what was copied before: the items begin anew. */
  reset?: boolean
  /** As the hub names this member: of what waits only what is about their own is kept when the copy begins anew. */
  member: string
}

/**
 * Brings a page of the hub's changes into the copy, with how far the copy is then, in one transaction. Undefined, and
 * nothing is done, where the copy is no longer where it was when the page was asked for: another pull brought it further,
 * or it begins anew.
 */
export async function applyChanges(
  db: HalfdoorDatabase,
  { items, erased = [], since, state, reset = false, member }: Page,
): Promise<Set<ChangedNoun> | undefined> {
  return db.transaction('rw', db.tables, async () => {
    if ((await getSyncState(db)).cursor !== since) return undefined
    const changed = new Set<ChangedNoun>()
    const gone = erased.length > 0 ? await eraseLeads(db, erased) : undefined
    if (gone) for (const noun of ['lead', 'feedback', 'send', 'objection'] as const) changed.add(noun)
    const pending = await pendingHere(db)
    if (reset) for (const noun of await forgetCopies(db, pending, member)) changed.add(noun)
    const held = await getHeld(db)
    for (const [key, item] of Object.entries(held))
      if (gone?.rows.has(key) || gone?.leadIds.has(leadOf(item) ?? '')) delete held[key]
    let isTorn = gone?.isTorn ?? false
    for (const item of items) {
      isTorn = (await partLead(db, leadOf(item))) || isTorn
      const key = await rowKey(db, item)
      if (pending.has(key)) held[key] = item
      else {
        delete held[key]
        const noun = await applyItem(db, item, member)
        if (noun) changed.add(noun)
      }
    }
    await db.settings.put({ key: HELD_KEY, value: held })
    await putSyncState(db, state)
    if (isTorn) await beginAnew(db)
    return changed
  })
}

/** Brings in what was held back for rows whose acts the hub has now. */
export async function applyHeld(db: HalfdoorDatabase, member: string): Promise<Set<ChangedNoun>> {
  return db.transaction('rw', db.tables, async () => {
    const held = await getHeld(db)
    const changed = new Set<ChangedNoun>()
    // Most often nothing is, and then thousands of acts need not be read after each batch of them.
    if (Object.keys(held).length === 0) return changed
    const pending = await pendingHere(db)
    for (const [key, item] of Object.entries(held)) {
      if (pending.has(key)) continue
      delete held[key]
      const noun = await applyItem(db, item, member)
      if (noun) changed.add(noun)
    }
    if (changed.size > 0) await db.settings.put({ key: HELD_KEY, value: held })
    return changed
  })
}

/** Pending rows; a dispute by every id of its lead: it may have been given before the hub's own was known. */
async function pendingHere(db: HalfdoorDatabase): Promise<ReadonlySet<string>> {
  const pending = new Set(await pendingRows(db))
  const given = [...pending].flatMap((key) => (key.startsWith(DISPUTE) ? [key.slice(DISPUTE.length)] : []))
  for (const alias of await db.aliases.bulkGet(given)) if (alias) pending.add(DISPUTE + alias.leadId)
  return pending
}

/** The hub names leads by what they are: one that it names is not another's any more. True where it was here. */
async function partLead(db: HalfdoorDatabase, leadId: string | undefined): Promise<boolean> {
  return leadId !== undefined && (await db.aliases.where('id').equals(leadId).delete()) > 0
}

function leadOf(given: ChangeItem): string | undefined {
  const { body } = given as { body?: { leadId?: string } }
  return body?.leadId
}

async function getHeld(db: HalfdoorDatabase): Promise<z.infer<typeof Held>> {
  const row = await db.settings.get(HELD_KEY)
  return row ? Held.parse(row.value) : {}
}

async function rowKey(db: HalfdoorDatabase, given: ChangeItem): Promise<string> {
  const item = given as Change
  if (item.noun !== 'dispute') return `${item.noun}:${item.id}`
  const leadId = item.body ? (await atLead(db, item.body)).leadId : await disputeOf(db, item.id)
  return DISPUTE + (leadId ?? item.id)
}

async function disputeOf(db: HalfdoorDatabase, id: string): Promise<string | undefined> {
  return (await db.disputes.filter((dispute) => dispute.id === id).first())?.leadId
}

async function applyItem(
  db: HalfdoorDatabase,
  given: ChangeItem,
  member: string,
): Promise<ChangedNoun | undefined> {
  const item = given as Change
  switch (item.noun) {
    case 'feedback':
      if (item.body) await db.feedback.put(await atLead(db, item.body))
      else await db.feedback.delete(item.id)
      return 'feedback'
    case 'dispute': {
      const leadId = await disputeOf(db, item.id)
      if (!item.body && leadId) await db.disputes.delete(leadId)
      // A hub of before says whose it is by the name alone.
      if (item.body && (item.own ?? item.body.member === member))
        await db.disputes.put(await atLead(db, item.body))
      return 'lead'
    }
    case 'send':
      if (item.body) await db.sends.put(await atLead(db, item.body))
      else await db.sends.delete(item.id)
      return 'send'
    case 'asset':
      if (item.body) await db.assets.put(makeAssetRow(item.body))
      else await db.assets.delete(item.id)
      return 'asset'
    case 'objection':
      if (item.body) await db.objections.put(await atLead(db, item.body))
      else await db.objections.delete(item.id)
      return 'objection'
    case 'request':
      if (item.body) await db.requests.put(item.body)
      else await db.requests.delete(item.id)
      return 'request'
    case 'view':
      if (item.body) await db.views.put(await atLead(db, item.body))
      else await db.views.delete(item.id)
      return 'send'
    case 'setting':
      return applySetting(db, item.id, item.body)
  }
}

/** A row of a lead that is known by another id now is kept under that. */
async function atLead<Row extends { leadId: string }>(db: HalfdoorDatabase, row: Row): Promise<Row> {
  const alias = await db.aliases.get(row.leadId)
  return alias ? { ...row, leadId: alias.leadId } : row
}

async function applySetting(
  db: HalfdoorDatabase,
  id: string,
  body: unknown,
): Promise<ChangedNoun | undefined> {
  if (!Object.hasOwn(SETTING_BODIES, id)) return undefined
  const name = id as SettingId
  if (name === 'handoff') {
    if (body === undefined) return undefined
    const handoff = SETTING_BODIES.handoff.parse(body)
    await db.settings.put({ key: 'settings', value: { ...(await getSettings(db)), handoff } })
    return 'settings'
  }
  if (body === undefined) await db.settings.delete(name)
  else await db.settings.put({ key: name, value: SETTING_BODIES[name].parse(body) })
  return name === 'reports' ? 'settings' : name
}

/**
 * Empties the copy but for what was done here and not yet told. Others' verdicts and objections go even so: the member
 * may not be of marketing any more. Where they still are, the hub's word brings them back.
 */
async function forgetCopies(
  db: HalfdoorDatabase,
  pending: ReadonlySet<string>,
  member: string,
): Promise<ChangedNoun[]> {
  const gone = (noun: string) => (row: { id: string }) => !pending.has(`${noun}:${row.id}`)
  const goneOrOthers = (noun: string) => (row: { id: string; member: string }) =>
    gone(noun)(row) || row.member !== member
  await db.feedback.filter(goneOrOthers('feedback')).delete()
  await db.disputes.filter(({ leadId }) => !pending.has(DISPUTE + leadId)).delete()
  await db.sends.filter(gone('send')).delete()
  await db.assets.filter(gone('asset')).delete()
  await db.objections.filter(goneOrOthers('objection')).delete()
  await db.requests.filter(gone('request')).delete()
  await db.views.clear()
  for (const name of ['definition', 'model', 'reports'])
    if (!pending.has(`setting:${name}`)) await db.settings.delete(name)
  await db.settings.delete(HELD_KEY)
  // Leads themselves are looked up again one by one: no hub knows this mark, so that it answers those on a screen.
  await db.copies.toCollection().modify({ updatedAt: -1 })
  return ['lead', 'feedback', 'asset', 'send', 'settings', 'definition', 'model', 'objection', 'request']
}
