import { z } from 'zod'

/** What a member of a workspace may be. An admin may all that a marketer and a rep may. */
export const Role = z.enum(['rep', 'marketer', 'admin'])
export type Role = z.infer<typeof Role>

/** Everybody who is signed in. */
export const MEMBERS: readonly Role[] = ['rep', 'marketer', 'admin']
/** Marketing's side. */
export const MARKETING: readonly Role[] = ['marketer', 'admin']
/** Members, connections, retention. */
export const ADMINS: readonly Role[] = ['admin']
