import { z } from 'zod'
import { DATE_FORMATS } from './date-format'
import { NOUNS, type Field } from './fields'

/** Whose ids the file holds; part of the key by which leads are found again. */
export const SYSTEMS = ['hubspot', 'salesforce', 'mautic', 'marketo', 'segment', 'olist', 'file'] as const

/** How the columns of a file become rows of the workspace. Remembered by the headers' fingerprint. */
export const Mapping = z.object({
  noun: z.enum(NOUNS),
  /** Name of the recogniser whose rules apply beside the columns; `generic` for none. */
  recogniser: z.string().max(60),
  /** The system that the file's ids belong to. */
  system: z.string().min(1).max(40),
  /** The kind of record in that system: `lead` or `contact`. */
  object: z.string().min(1).max(40),
  /** Header to field. A header that is not here is left out. */
  fields: z.record(z.string().max(250), z.string().max(40) as unknown as z.ZodType<Field>),
  /** How the date columns read, by header. A date column without a format is left out. */
  dates: z.record(z.string().max(250), z.enum(DATE_FORMATS)),
  /** Add a lead for touchpoints with an address that no lead has. */
  addsLeads: z.boolean(),
})
export type Mapping = z.infer<typeof Mapping>
