import type { Member } from './hub'

/** What travels with a request. */
export interface AppEnv {
  Variables: {
    requestId: string
    member: Member
    /** Whose request it is where no member asks: for the log. */
    workspaceId?: string
  }
}
