/**
 * Every table of the hub, and what it has to do with a person who may ask for their data or its erasure. Law: a table
 * that is not named here fails a test; a covered one is read, exported, erased and counted by `person-rows.ts` and
 * `person-erase.ts`.
 */
export const COVERED = [
  'lead',
  'lead_key',
  'lead_merge',
  'touchpoint',
  'feedback',
  'dispute',
  'send',
  'asset',
  'setting',
  'objection',
  'request',
  'view',
  'link',
  'dead_letter',
  'delivery',
] as const
export type CoveredTable = (typeof COVERED)[number]

const MEMBERS_OWN = 'Of the team’s members, not of leads; it goes when the member is removed.'

/** Tables without a lead's data, with why. */
export const NOT_PERSONAL: Record<string, string> = {
  workspace: 'The name and the version of the workspace.',
  ingested:
    'Ids of messages by their source, nothing of what they said: what was counted once stays counted once.',
  source: 'The systems that send events.',
  applied: 'Ids of what browsers told, and our own words where it was refused.',
  file: 'Marketing’s files.',
  file_chunk: 'Marketing’s files.',
  view_count: 'Counts of an asset and a day, of nobody.',
  webhook: 'The admin’s own settings.',
  audit: 'Ids, counts and closed words, by its law; keyed hashes where a person was erased.',
  retention: 'The admin’s own settings.',
  suppression: 'Keyed hashes of those who must not come back; without HUB_SECRET they say nothing.',
  kysely_migration: 'Which migrations were run.',
  kysely_migration_lock: 'Which migrations were run.',
  auth_user: MEMBERS_OWN,
  auth_session: MEMBERS_OWN,
  auth_account: MEMBERS_OWN,
  auth_verification: MEMBERS_OWN,
  auth_organization: 'The name of the workspace.',
  auth_member: MEMBERS_OWN,
  auth_invitation: MEMBERS_OWN,
  auth_rate_limit: 'Counts of sign-in tries, which pass.',
  auth_sign_in_try: 'Counts of sign-in tries by a keyed hash, which pass.',
  auth_link: MEMBERS_OWN,
}
