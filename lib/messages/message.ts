import type { z } from 'zod'

/** One message: the schema of what is sent, and the type of what is answered. */
export interface MessageSpec<Input extends z.ZodType = z.ZodType, Output = unknown> {
  input: Input
  /** Never set: carries the type of the answer. */
  output?: Output
}

/** Names a message. `message<Answer>()(schema)`. */
export function message<Output = void>() {
  return <Input extends z.ZodType>(input: Input): MessageSpec<Input, Output> => ({ input })
}

export type MessageMap = Record<string, MessageSpec<z.ZodType, any>>
export type InputOf<Spec> = Spec extends MessageSpec<infer Input, any> ? z.input<Input> : never
export type ParsedOf<Spec> = Spec extends MessageSpec<infer Input, any> ? z.output<Input> : never
export type OutputOf<Spec> = Spec extends MessageSpec<any, infer Output> ? Output : never
