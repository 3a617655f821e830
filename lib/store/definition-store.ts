import { z } from 'zod'
import { DefinitionVersion } from '../domain/definition/definition'
import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { addAct, type ToldAct } from './outbox-store'

const KEY = 'definition'

/** Every version of the definition, oldest first. */
export async function getVersions(db: HalfdoorDatabase): Promise<DefinitionVersion[]> {
  const row = await db.settings.get(KEY)
  return row ? z.array(DefinitionVersion).parse(row.value) : []
}

/** Adds a version that is made of those before it; two at once get two numbers. */
export async function addVersion(
  db: HalfdoorDatabase,
  make: (versions: readonly DefinitionVersion[]) => DefinitionVersion,
): Promise<void> {
  await db.transaction('rw', db.settings, db.outbox, async () => {
    const versions = await getVersions(db)
    const made = DefinitionVersion.parse(make(versions))
    await db.settings.put({ key: KEY, value: [...versions, made] })
    await addAct(db, { op: 'definitionAdd', rule: made.rule, note: made.note }, made.at)
  })
}

/** Changes one version, with the act that tells of it. Throws where there is none of this number. */
export async function changeVersion(
  db: HalfdoorDatabase,
  version: number,
  change: (version: DefinitionVersion) => DefinitionVersion,
  told: { act(version: DefinitionVersion): ToldAct; now: number },
): Promise<void> {
  await db.transaction('rw', db.settings, db.outbox, async () => {
    const versions = await getVersions(db)
    const found = versions.find((each) => each.version === version)
    if (!found) throw new ExpectedError('This version of the definition is gone. Open the page again.')
    const value = versions.map((each) => (each.version === version ? change(each) : each))
    await db.settings.put({ key: KEY, value })
    await addAct(db, told.act(found), told.now)
  })
}
