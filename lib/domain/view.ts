import { z } from 'zod'

/** Why a view was graded as it was; the words stand in `lib/domain/view-grade.ts`. */
export const ViewGrade = z.enum(['human', 'machine', 'unsure'])
export type ViewGrade = z.infer<typeof ViewGrade>

/** A tracked link was opened. Law: written once; later page times only add to `pages`, and `grade` only falls. */
export const View = z.object({
  id: z.string().min(1).max(200),
  linkId: z.string().max(200),
  sendId: z.string().max(200).optional(),
  leadId: z.string().max(200),
  assetId: z.string().max(200),
  at: z.number().int(),
  grade: ViewGrade,
  /** The rule that decided it, and what it saw. */
  why: z.string().max(200),
  /** Of a PDF in the viewer: ms looked at each page, the first page first. */
  pages: z.array(z.number().int().min(0)).max(2000).optional(),
})
export type View = z.infer<typeof View>
