import { z } from 'zod'

/** Who the rep is: these addresses and everyone at these domains are never the lead. */
export const Own = z.object({
  emails: z.array(z.string().max(320)),
  domains: z.array(z.string().max(253)),
})
export type Own = z.infer<typeof Own>
