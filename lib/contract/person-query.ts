import { z } from 'zod'

/** Whom somebody asks for: one of the two. */
export const PersonQuery = z.union([
  z.object({ address: z.string().trim().min(3).max(320).includes('@') }).strict(),
  z.object({ leadId: z.string().min(1).max(200) }).strict(),
])
export type PersonQuery = z.infer<typeof PersonQuery>
