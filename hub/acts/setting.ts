import { MARKETING } from '../../lib/contract/role'
import { addAudit } from '../repos/audit'
import { putNoun } from '../repos/noun'
import type { Act, ActContext } from './act'

/** Where sales takes over. */
export const handoffPut: Act<'handoffPut'> = {
  roles: MARKETING,
  async apply({ stage }, context) {
    await putNoun(context.tx, 'setting', { ...placeOf(context), id: 'handoff', body: stage })
    await note(context, 'handoff.set', { stage })
  },
}

/** The company's hours, days and zone, and what a deal is worth. */
export const reportSettingsPut: Act<'reportSettingsPut'> = {
  roles: MARKETING,
  async apply({ settings }, context) {
    await putNoun(context.tx, 'setting', { ...placeOf(context), id: 'reports', body: settings })
    await note(context, 'reports.set', {})
  },
}

function placeOf({ member, now }: ActContext) {
  return { workspaceId: member.workspaceId, at: now }
}

async function note({ tx, member, now }: ActContext, action: string, detail: Record<string, unknown>) {
  const { workspaceId, memberId } = member
  await addAudit(tx, { workspaceId, memberId, action, detail, at: now })
}
