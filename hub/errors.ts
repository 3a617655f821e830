import { ERROR_STATUS, type ErrorBody, type ErrorCodeName } from '../lib/contract/error-code'

/** A refusal with a closed code; its message is for a person. All else that is thrown is a defect: `internal`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCodeName
  constructor(code: ErrorCodeName, message: string) {
    super(message)
    this.code = code
  }
  get status(): (typeof ERROR_STATUS)[ErrorCodeName] {
    return ERROR_STATUS[this.code]
  }
}

/**
 * Postgres says that it cannot be reached, is starting, stopping, full, out of connections, or that work was in the way
 * of other work (40001, 40P01), more often than `inTransaction` tries: try again later.
 */
const UNAVAILABLE = /^(08...|53...|57P0[1-5]|58...|25006|40001|40P01)$/
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

/** True where the database is at fault and the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && (UNAVAILABLE.test(code) || NETWORK.has(code))) return true
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
}

/** What was thrown, as what is answered. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isUnavailable(error))
    return new Refusal('unavailable', 'The database does not answer. Try again in a moment.')
  return new Refusal('internal', 'Something went wrong here. The request id finds it in the log.')
}

/** The body of a refusal. */
export function errorBody({ code, message }: Refusal, requestId: string): ErrorBody {
  return { error: { code, message, requestId } }
}
