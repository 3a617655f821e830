import { z } from 'zod'

/**
 * What a person is to the page. `from` to `cc` are headers of the open message; `replyTo` its Reply-To header;
 * `forwarded` the From line of a forwarded message inside the body; `form` an address in a web form's
 * notification; `record` the person of an open CRM record; `candidate` a guess of the generic detector.
 */
export const PersonRole = z.enum(['from', 'replyTo', 'to', 'cc', 'forwarded', 'form', 'record', 'candidate'])
export type PersonRole = z.infer<typeof PersonRole>

export const PersonSeen = z.object({
  /** As the page shows it, perhaps with a name before it or `mailto:`; parsing leaves the address. */
  email: z.string().max(320).optional(),
  /** As the page shows it. Where the page shows what senders chose to be called, it may hold the address. */
  name: z.string().max(300).optional(),
  title: z.string().max(300).optional(),
  company: z.string().max(300).optional(),
  role: PersonRole,
  /** 0 to 1: how sure the adapter is that the page says this. */
  confidence: z.number().min(0).max(1),
  /** The probes that said so; more than one raises confidence. */
  via: z.array(z.string().max(80)).max(10),
  /** Which message of the conversation says so: 0 or absent the newest, then backwards. */
  message: z.number().int().min(0).optional(),
})
export type PersonSeen = z.infer<typeof PersonSeen>
