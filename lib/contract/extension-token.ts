import { z } from 'zod'
import { Me } from './me-get'

/** Where the extension gives its one-time code for a session. Not of the members' API: nobody is signed in yet. */
export const EXTENSION_TOKEN_PATH = '/extension/token'
/** The hub's page that the extension opens in `launchWebAuthFlow`. */
export const EXTENSION_CONNECT_PATH = '/extension/connect'

/** What the page is opened with, as query. */
export const ConnectQuery = z.object({
  /** `https://<extension id>.chromiumapp.org/`, as `identity.getRedirectURL` answers. */
  redirect_uri: z.string().regex(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/[a-z-]{0,40}$/),
  extension_id: z.string().regex(/^[a-p]{32}$/),
  /** Comes back as it was sent; the extension holds it against its own. */
  state: z.string().regex(/^[\w-]{16,128}$/),
  /** Base64url of the SHA-256 of the verifier, which the extension keeps to itself. */
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256').default('S256'),
})
export type ConnectQuery = z.infer<typeof ConnectQuery>

/** What the browser is sent back with, as query of `redirect_uri`: a code, or that the person said no. */
export const ConnectAnswer = z.union([
  z.object({ code: z.string(), state: z.string() }),
  z.object({ error: z.literal('access_denied'), state: z.string() }),
])
export type ConnectAnswer = z.infer<typeof ConnectAnswer>

/** The body that is posted to `EXTENSION_TOKEN_PATH`, within a minute and once. */
export const ExtensionTokenInput = z.object({
  code: z.string().regex(/^[\w-]{43}$/),
  verifier: z.string().regex(/^[\w.~-]{43,128}$/),
  redirectUri: ConnectQuery.shape.redirect_uri,
})
export type ExtensionTokenInput = z.infer<typeof ExtensionTokenInput>

/** The session: `token` is its bearer token. Refusals have the one shape (`ErrorBody`): `gone`, `badRequest`. */
export const ExtensionToken = z.object({ token: z.string(), me: Me })
export type ExtensionToken = z.infer<typeof ExtensionToken>
