import { z } from 'zod'
import { canonicalEmail } from './canonical-email'
import { emailDomain } from './email-address'

/** Who the rep is: these addresses and everyone at these domains are never the lead. */
export const Own = z.object({
  emails: z.array(z.string().max(320)),
  domains: z.array(z.string().max(253)),
})
export type Own = z.infer<typeof Own>

/** True where a normalised address is the rep's own in any spelling of its mailbox, or a colleague's. */
export function isOwn(email: string, { emails, domains }: Own): boolean {
  const mailbox = canonicalEmail(email)
  return emails.some((own) => canonicalEmail(own) === mailbox) || domains.includes(emailDomain(email))
}
