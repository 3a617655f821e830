import type { z } from 'zod'
import type { ErrorCodeName } from './error-code'
import type { Role } from './role'

/** One route between extension and hub. `get` takes its input from the query, `post` from a JSON body. */
export interface Contract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** Noun and verb, as the file is named: `leadLookUp`. */
  name: string
  method: 'get' | 'post'
  /** `/api/v1/leads/look-up`. No ids of people in paths: they would stand in logs. */
  path: `/api/v1/${string}`
  /** One line for the readable page. */
  summary: string
  /** Who may ask. The only place where this is said. */
  roles: readonly Role[]
  input: Input
  output: Output
  /** Refusals of its own, besides badRequest, signedOut, revoked, notAllowed, tooMany, internal and unavailable. */
  errors?: readonly ErrorCodeName[]
  /** Largest body in bytes; 1 MB where nothing is said. */
  limit?: number
  /** Texts that no database takes (a null character, half a character) are cleaned by the route, not refused. */
  cleans?: boolean
  /** An admin's route that the extension asks as well, so that it stands in the list that people agree to. */
  isSentByBrowser?: boolean
}

/** Names a contract and keeps its types. */
export function contract<Input extends z.ZodType, Output extends z.ZodType>(
  shape: Contract<Input, Output>,
): Contract<Input, Output> {
  return shape
}

export type InputOf<C> = C extends Contract<infer Input, z.ZodType> ? z.input<Input> : never
export type ParsedInputOf<C> = C extends Contract<infer Input, z.ZodType> ? z.output<Input> : never
export type OutputOf<C> = C extends Contract<z.ZodType, infer Output> ? z.output<Output> : never
