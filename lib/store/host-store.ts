import { z } from 'zod'
import { HostTable } from '../domain/host-table'
import { TableUpdate } from '../domain/table-update'
import type { HalfdoorDatabase } from './database'

const KEY = 'hosts'

/** What the person or an update says of hosts. */
const HostSettings = z.object({
  /** The person's own word on a host: read it or not. */
  on: z.record(z.string(), z.boolean()),
  /** The last accepted update. */
  update: TableUpdate.optional(),
  /** Sites that were taught by pointing at the address. */
  taught: z.array(HostTable),
})
export type HostSettings = z.infer<typeof HostSettings>

/** What is kept of hosts. Throws on a row that does not fit. */
export async function getHostSettings(db: HalfdoorDatabase): Promise<HostSettings> {
  const row = await db.settings.get(KEY)
  return row ? HostSettings.parse(row.value) : { on: {}, taught: [] }
}

/** Changes what is kept of hosts, in one transaction, and answers it. */
export async function changeHostSettings(
  db: HalfdoorDatabase,
  change: (settings: HostSettings) => HostSettings,
): Promise<HostSettings> {
  return db.transaction('rw', db.settings, async () => {
    const next = change(await getHostSettings(db))
    await db.settings.put({ key: KEY, value: next })
    return next
  })
}
