import type { ColumnType, Generated } from 'kysely'

/** The tables of signing in; better-auth writes most of them. They are of the whole hub and have no tenant's key. */
export interface AuthTables {
  auth_user: {
    id: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  auth_session: {
    id: string
    expires_at: Date
    token: string
    created_at: Generated<Date>
    updated_at: Date
    ip_address: string | null
    user_agent: string | null
    user_id: string
    organization_id: string | null
    kind: string
    revoked_at: Date | null
  }
  auth_account: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    updated_at: Date
  }
  auth_organization: { id: string; name: string; slug: string; created_at: Date }
  auth_member: { id: string; organization_id: string; user_id: string; role: string; created_at: Date }
  auth_invitation: {
    id: string
    organization_id: string
    email: string
    role: string | null
    status: string
    expires_at: Date
    created_at: Generated<Date>
    inviter_id: string
    token_hash: string
  }
  auth_sign_in_try: { account_hash: Buffer; tries: number; since: number }
  auth_link: {
    token_hash: Buffer
    kind: string
    user_id: string | null
    organization_id: string | null
    body: ColumnType<unknown, string | undefined, string>
    created_at: number
    expires_at: number
    used_at: number | null
    session_id: string | null
  }
}
