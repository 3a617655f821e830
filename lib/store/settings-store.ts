import { z } from 'zod'
import { DEFAULT_HANDOFF } from '../domain/stage-names'
import { Settings } from '../messages/house-to-worker'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

const KEY = 'settings'

const DEFAULTS: Settings = { member: '', own: { emails: [], domains: [] }, handoff: DEFAULT_HANDOFF }

/** The workspace's settings; defaults where none were ever saved. Throws on a row that does not fit. */
export async function getSettings(db: HalfdoorDatabase): Promise<Settings> {
  const row = await db.settings.get(KEY)
  return row ? z.parse(Settings, row.value) : DEFAULTS
}

/** Saves all settings. The handoff line is the team's, the rest is this browser's own. */
export async function putSettings(db: HalfdoorDatabase, settings: Settings, now: number): Promise<void> {
  await db.transaction('rw', db.settings, db.outbox, async () => {
    const before = await getSettings(db)
    await db.settings.put({ key: KEY, value: settings })
    if (settings.handoff !== before.handoff)
      await addAct(db, { op: 'handoffPut', stage: settings.handoff }, now)
  })
}

/** Writes all settings of a workspace that is being made: nobody changed the handoff line, so there is no act of it. */
export async function seedSettings(db: HalfdoorDatabase, settings: Settings): Promise<void> {
  await db.settings.put({ key: KEY, value: settings })
}
