import { z } from 'zod'
import { Side } from '../touchpoint'
import { Rule } from './rule'

/** A named person's yes to one version, for their side. Law: given once, never changed. */
export const Agreement = z.object({ by: z.string().trim().min(1).max(320), at: z.number().int() })
export type Agreement = z.infer<typeof Agreement>

/**
 * One version of what a marketing-qualified lead is. Law: rule, author and date never change; what changes is a new
 * version. It is in force once both sides have agreed, and until a later version is.
 */
export const DefinitionVersion = z.object({
  version: z.number().int().min(1),
  rule: Rule,
  /** Why it was changed. */
  note: z.string().max(500).optional(),
  by: z.string().trim().min(1).max(320),
  at: z.number().int(),
  agreed: z.object({ marketing: Agreement.optional(), sales: Agreement.optional() }),
})
export type DefinitionVersion = z.infer<typeof DefinitionVersion>

/** A new version after the others, agreed by nobody yet. */
export function makeVersion(
  versions: readonly DefinitionVersion[],
  draft: Pick<DefinitionVersion, 'rule' | 'note' | 'by' | 'at'>,
): DefinitionVersion {
  return { ...draft, version: Math.max(0, ...versions.map((each) => each.version)) + 1, agreed: {} }
}

/** One side's yes added. An agreement that stands is kept as it is. */
export function agree(version: DefinitionVersion, side: Side, agreement: Agreement): DefinitionVersion {
  return version.agreed[side] ? version : { ...version, agreed: { ...version.agreed, [side]: agreement } }
}

/** Since when both sides have agreed, ms; undefined for a draft. */
export function agreedAt({ agreed }: Pick<DefinitionVersion, 'agreed'>): number | undefined {
  if (!agreed.marketing || !agreed.sales) return undefined
  return Math.max(agreed.marketing.at, agreed.sales.at)
}

/** The version in force at a moment: the latest that both sides had agreed to by then. */
export function versionInForce(
  versions: readonly DefinitionVersion[],
  at: number,
): DefinitionVersion | undefined {
  return versions
    .filter((each) => (agreedAt(each) ?? Infinity) <= at)
    .reduce<DefinitionVersion | undefined>(
      (last, each) => (last && last.version > each.version ? last : each),
      undefined,
    )
}

/** "agreed by Marketing and Sales on 3 March, version 4"; for a draft who is still to agree. */
export function agreementWords(
  { version, agreed }: Pick<DefinitionVersion, 'version' | 'agreed'>,
  dayWords: (at: number) => string,
): string {
  const at = agreedAt({ agreed })
  if (at !== undefined) return `agreed by Marketing and Sales on ${dayWords(at)}, version ${version}`
  if (agreed.marketing) return `version ${version}, agreed by Marketing, waiting for Sales`
  if (agreed.sales) return `version ${version}, agreed by Sales, waiting for Marketing`
  return `draft, version ${version}, waiting for Marketing and Sales`
}
