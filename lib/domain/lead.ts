import { z } from 'zod'
import { canonicalEmail } from './canonical-email'

/** A record of a CRM that stands for this lead: the system, its object (`lead`, `contact`) and the id there. */
export const CrmRecord = z.object({
  system: z.string().max(40),
  object: z.string().max(40),
  id: z.string().max(100),
  url: z.string().max(2000).optional(),
})
export type CrmRecord = z.infer<typeof CrmRecord>

/** A fact from the CRM that no click can outvote: see `lib/domain/journey-anchor.ts`. */
export const Anchor = z.object({
  kind: z.enum(['won', 'opportunity', 'sql', 'meeting', 'lost', 'disqualified']),
  at: z.number().int(),
})
export type Anchor = z.infer<typeof Anchor>

export const Lead = z.object({
  id: z.string().min(1),
  name: z.string().max(300),
  title: z.string().max(300).optional(),
  company: z.string().max(300).optional(),
  /** Normalised addresses, the main one first. */
  emails: z.array(z.string().max(320)),
  phone: z.string().max(60).optional(),
  crm: z.array(CrmRecord),
  /** Lifecycle stage in the CRM's own word, shown as the CRM has it. */
  crmStage: z.string().max(100).optional(),
  /** What the rep is doing, in the CRM's own word. */
  crmStatus: z.string().max(100).optional(),
  owner: z.string().max(200).optional(),
  source: z.string().max(200).optional(),
  campaign: z.string().max(300).optional(),
  persona: z.string().max(100).optional(),
  industry: z.string().max(100).optional(),
  country: z.string().max(100).optional(),
  language: z.string().max(20).optional(),
  optOut: z.boolean().optional(),
  anchors: z.array(Anchor),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})
export type Lead = z.infer<typeof Lead>

/** The keys under which a lead is found: `email:ann@acme.example`, `crm:hubspot:contact:501`. Unique to one lead. */
export function leadKeys(lead: Pick<Lead, 'emails' | 'crm'>): string[] {
  return [...lead.emails.map(emailKey), ...lead.crm.map(crmKey)]
}

/** The key of a normalised address: the same for every spelling of one mailbox. */
export function emailKey(email: string): string {
  return `email:${canonicalEmail(email)}`
}

/** The key of a CRM record. */
export function crmKey(record: Pick<CrmRecord, 'system' | 'object' | 'id'>): string {
  return `crm:${record.system}:${record.object}:${record.id}`
}
