import { z } from 'zod'

/**
 * Everything that the hub can refuse with. Law: closed and never reused; an old extension meets a code that it does
 * not know only on routes that it does not know.
 */
export const ERROR_STATUS = {
  /** Not JSON, not UTF-8, a field of the wrong shape: `message` names it. */
  badRequest: 400,
  /** No session, or one that has ended: sign in again. */
  signedOut: 401,
  /** The member was removed, or their access was ended by an admin: the browser forgets the workspace. */
  revoked: 403,
  /** The member's role may not do this. */
  notAllowed: 403,
  notFound: 404,
  methodNotAllowed: 405,
  /** What is asked for contradicts what stands: `message` says how. */
  conflict: 409,
  /** The link was closed, or what it led to is gone. */
  gone: 410,
  tooLarge: 413,
  unsupportedType: 415,
  /** The write key is unknown or was revoked. */
  badWriteKey: 401,
  tooMany: 429,
  /** A defect; `requestId` finds it in the log. */
  internal: 500,
  /** The database does not answer; nothing was acknowledged: send it again. */
  unavailable: 503,
} as const

export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCodeName, ...ErrorCodeName[]])
export type ErrorCodeName = keyof typeof ERROR_STATUS

/** The one shape of every refusal. */
export const ErrorBody = z.object({
  error: z.object({
    code: ErrorCode,
    /** For a person: what happened and what to do. */
    message: z.string(),
    requestId: z.string(),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
