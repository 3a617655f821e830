import { z } from 'zod'
import { normaliseEmail } from '../domain/email-address'

/** One whole address. Law: nothing less, for whatever holds it would be handed out or erased. */
export const PersonAddress = z
  .string()
  .trim()
  .min(3)
  .max(320)
  .check(({ value, issues }) => {
    if (normaliseEmail(value) === undefined)
      issues.push({
        code: 'invalid_format',
        format: 'email',
        input: value,
        message: 'Write one whole e-mail address',
      })
  })

/** Whom somebody asks for: one of the two. */
export const PersonQuery = z.union([
  z.object({ address: PersonAddress }).strict(),
  z.object({ leadId: z.string().min(1).max(200) }).strict(),
])
export type PersonQuery = z.infer<typeof PersonQuery>
