import { sourceAdd } from '../../lib/contract/source-add'
import { USUAL_TRUST } from '../../lib/contract/source-list'
import { makeId } from '../../lib/platform/id'
import { makeWriteKey } from '../ingest/write-key'
import { addSource } from '../repos/source'
import { route } from './route'

/** Makes a source and its write key. */
export const sourceAddRoute = route(sourceAdd, async (input, { db, member, now }) => {
  const { name, kind, trust = USUAL_TRUST[kind] } = input
  const { key, hash } = makeWriteKey(member.workspaceId)
  const source = { id: makeId(now()), name, kind, trust, createdAt: now() }
  await addSource(db, { workspaceId: member.workspaceId, ...source }, hash)
  return { source, writeKey: key }
})
