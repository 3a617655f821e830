import type { Own } from '../domain/own'
import { OWN_DOMAIN, REP } from '../sample/company'
import type { HalfdoorDatabase } from '../store/database'
import { getSettings, putSettings } from '../store/settings-store'

const SAMPLE_OWN: Own = { emails: [REP.email], domains: [OWN_DOMAIN] }
const NOBODY: Own = { emails: [], domains: [] }

/** Whoever has not said who they are becomes the sample's rep, so that its pages know who is not the lead. */
export async function joinSampleTeam(db: HalfdoorDatabase, now: number): Promise<void> {
  const settings = await getSettings(db)
  if (settings.member === '' && isSame(settings.own, NOBODY))
    await putSettings(db, { ...settings, member: REP.name, own: SAMPLE_OWN }, now)
}

/** Takes that back, unless the person has changed it since. */
export async function leaveSampleTeam(db: HalfdoorDatabase, now: number): Promise<void> {
  const settings = await getSettings(db)
  if (settings.member === REP.name && isSame(settings.own, SAMPLE_OWN))
    await putSettings(db, { ...settings, member: '', own: NOBODY }, now)
}

function isSame(a: Own, b: Own): boolean {
  return JSON.stringify([a.emails, a.domains]) === JSON.stringify([b.emails, b.domains])
}
