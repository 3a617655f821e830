import type { BetterAuthOptions } from 'better-auth'
import { bearer, genericOAuth, organization } from 'better-auth/plugins'
import { createAccessControl } from 'better-auth/plugins/access'
import { makeId } from '../../lib/platform/id'
import type { Hub } from '../hub'
import { listWorkspacesOf } from '../repos/member'
import { clearSessions } from '../repos/session'
import { CALLER_ADDRESS } from './caller-address'

/** What signing in needs of the hub. */
export type AuthParts = Pick<Hub, 'env' | 'db' | 'log' | 'now' | 'url'>

/** The one single sign-on provider. */
export const SSO = 'oidc'
/** Where better-auth is reached; only the paths in `better-auth-paths.ts` are open. */
export const AUTH_PATH = '/api/auth'
/** A session of the hub's own pages, seconds. */
export const PAGE_SESSION = 7 * 24 * 60 * 60

const ids = { organizationId: 'organization_id', userId: 'user_id' }
const times = { createdAt: 'created_at', updatedAt: 'updated_at', expiresAt: 'expires_at' }
const access = createAccessControl({ workspace: ['read'] })
const role = access.newRole({ workspace: ['read'] })

/**
 * better-auth over our pool: its tables are `auth_*`, made by our own migration; its ids are ours, so that an
 * organization's id is the `workspace_id`. Throws without HUB_SECRET.
 */
export function authOptions({ env, db, log, now, url }: AuthParts) {
  if (!env.HUB_SECRET) throw new Error('HUB_SECRET is needed before anybody can sign in.')
  return {
    appName: 'Halfdoor',
    baseURL: url(),
    basePath: AUTH_PATH,
    secret: env.HUB_SECRET,
    database: { db, type: 'postgres', transaction: true },
    trustedOrigins: [new URL(url()).origin],
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      // Its messages may name people: only what kind of trouble it is goes into our log.
      log: (level, message) => log[level]({ part: 'auth', about: message.split(':')[0] }, 'sign-in'),
    },
    emailAndPassword: { enabled: true, minPasswordLength: 12, maxPasswordLength: 256, disableSignUp: true },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', ...pick('createdAt', 'updatedAt') },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: PAGE_SESSION,
      fields: { userId: ids.userId, ...times, ipAddress: 'ip_address', userAgent: 'user_agent' },
      additionalFields: {
        /** `page` or `extension`. */
        kind: { type: 'string', required: true, defaultValue: 'page', input: false },
        /** Set where the member was removed or an admin ended it: the browser forgets the workspace. */
        revokedAt: { type: 'date', required: false, fieldName: 'revoked_at', input: false },
      },
    },
    account: {
      modelName: 'auth_account',
      encryptOAuthTokens: true,
      fields: {
        ...pick('createdAt', 'updatedAt'),
        userId: ids.userId,
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
      // Only an address that the issuer does not call unverified leads to the account of that address.
      accountLinking: { enabled: true },
    },
    verification: { modelName: 'auth_verification', fields: times },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      fields: { lastRequest: 'last_request' },
      // A whole office signs in from one address on a Monday.
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/sign-in/social': { window: 60, max: 30 } },
    },
    advanced: {
      cookiePrefix: 'halfdoor',
      useSecureCookies: url().startsWith('https:'),
      database: { generateId: () => makeId(now()) },
      ipAddress: { ipAddressHeaders: [CALLER_ADDRESS] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const [first] = await listWorkspacesOf(db, session.userId)
            const at = now()
            await clearSessions(db, session.userId, at)
            const times = {
              createdAt: new Date(at),
              updatedAt: new Date(at),
              expiresAt: new Date(at + PAGE_SESSION * 1000),
            }
            // Whose network it was is nobody's business later.
            return {
              data: {
                ...session,
                ...times,
                ipAddress: null,
                activeOrganizationId: first?.workspaceId ?? null,
              },
            }
          },
        },
      },
    },
    plugins: [
      organization({
        ac: access,
        roles: { rep: role, marketer: role, admin: role },
        creatorRole: 'admin',
        allowUserToCreateOrganization: false,
        schema: {
          organization: { modelName: 'auth_organization', fields: pick('createdAt') },
          member: { modelName: 'auth_member', fields: { ...ids, ...pick('createdAt') } },
          invitation: {
            modelName: 'auth_invitation',
            fields: {
              organizationId: ids.organizationId,
              inviterId: 'inviter_id',
              ...pick('createdAt', 'expiresAt'),
            },
            additionalFields: {
              tokenHash: {
                type: 'string',
                required: true,
                unique: true,
                fieldName: 'token_hash',
                input: false,
              },
            },
          },
          session: { fields: { activeOrganizationId: 'organization_id' } },
        },
      }),
      // A token counts with its signature only, so a copy of the table opens nothing.
      bearer({ requireSignature: true }),
      ...(env.OIDC_ISSUER ? [genericOAuth({ config: [ssoConfig(env)] })] : []),
    ],
  } satisfies BetterAuthOptions
}

function pick<Name extends keyof typeof times>(...names: Name[]): Pick<typeof times, Name> {
  return Object.fromEntries(names.map((name) => [name, times[name]])) as Pick<typeof times, Name>
}

function ssoConfig({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: AuthParts['env']) {
  return {
    providerId: SSO,
    discoveryUrl: `${OIDC_ISSUER!.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID!,
    clientSecret: OIDC_CLIENT_SECRET!,
    scopes: ['openid', 'email', 'profile'],
    requireIdTokenVerification: true,
    // Who was not invited gets no account.
    disableImplicitSignUp: true,
    mapProfileToUser: (profile: SsoProfile) => ({
      name: (profile.name || profile.preferred_username || profile.email || 'Somebody').slice(0, 100),
      // The issuer is the company's own; many say nothing of it.
      emailVerified: String(profile.email_verified) !== 'false',
    }),
  }
}

/** What of an issuer's claims is looked at. */
interface SsoProfile {
  name?: string | null
  preferred_username?: string
  email?: string | null
  email_verified?: unknown
}
