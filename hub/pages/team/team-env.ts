import type { Context } from 'hono'
import type { Member } from '../../hub'

/** What travels with a request for a page of the team's. */
export interface TeamEnv {
  Variables: {
    requestId: string
    member: Member
    /** Nothing was changed: the same form may be sent again. */
    readsOnly?: boolean
  }
}
export type TeamContext = Context<TeamEnv>
