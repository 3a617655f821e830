import { z } from 'zod'
import { DEFAULT_HANDOFF } from '../domain/stage-names'
import { Settings } from '../messages/house-to-worker'
import type { HalfdoorDatabase } from './database'

const KEY = 'settings'

const DEFAULTS: Settings = { member: '', own: { emails: [], domains: [] }, handoff: DEFAULT_HANDOFF }

/** The workspace's settings; defaults where none were ever saved. Throws on a row that does not fit. */
export async function getSettings(db: HalfdoorDatabase): Promise<Settings> {
  const row = await db.settings.get(KEY)
  return row ? z.parse(Settings, row.value) : DEFAULTS
}

/** Saves all settings. */
export async function putSettings(db: HalfdoorDatabase, settings: Settings): Promise<void> {
  await db.settings.put({ key: KEY, value: settings })
}
