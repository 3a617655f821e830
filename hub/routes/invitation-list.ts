import { invitationList } from '../../lib/contract/invitation-list'
import { listInvitations, type InvitationRow } from '../repos/invitation'
import { route } from './route'

export const invitationListRoute = route(invitationList, async (_input, { db, now, member }) => ({
  invitations: (await listInvitations(db, member.workspaceId, now())).map(asInvitation),
}))

/** An invitation as it is answered. */
export function asInvitation({ id, email, role, by, at, expiresAt }: InvitationRow) {
  return { id, email, role, by, at, expiresAt }
}
