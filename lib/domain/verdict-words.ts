/** Verdicts, reasons and answers in words, in a file without zod: the panel says them and bundles no schema. */

export const VERDICTS = ['good', 'notYet', 'bad'] as const
export type Verdict = (typeof VERDICTS)[number]

export const VERDICT_NAMES: Record<Verdict, string> = {
  good: 'Good lead',
  notYet: 'Not yet',
  bad: 'Bad lead',
}

/** What is done with a lead for a reason, unless marketing decides otherwise. */
export type ReasonAction = 'nurture' | 'archive' | 'fix' | 'merge' | 'handOver' | 'reroute'

interface ReasonRule {
  name: string
  action: ReasonAction
  /** A permanent reason will not pass by waiting; the two kinds look different. */
  permanent: boolean
  /** Days until the lead may come back. */
  days?: number
  /** The rep is asked for a date. */
  asksDate?: boolean
}

/** Why a lead is not right, and what happens by default. A reason is optional, after the verdict. */
export const REASONS = {
  companyTooSmall: { name: 'Company too small', action: 'nurture', permanent: true },
  wrongIndustry: { name: 'Wrong industry', action: 'archive', permanent: true },
  wrongRole: { name: 'Wrong role or no authority', action: 'nurture', permanent: true },
  noResponse: { name: 'No response after three tries', action: 'nurture', permanent: false, days: 90 },
  badTiming: { name: 'Bad timing', action: 'nurture', permanent: false, days: 60 },
  noBudget: { name: 'No budget', action: 'nurture', permanent: false, days: 90 },
  competitorContract: { name: 'Locked to a competitor', action: 'nurture', permanent: false, asksDate: true },
  notAProject: { name: 'Not a real project', action: 'archive', permanent: true },
  badContactData: { name: 'Bad contact data', action: 'fix', permanent: false },
  duplicate: { name: 'Duplicate', action: 'merge', permanent: true },
  existingCustomer: { name: 'Existing customer or partner', action: 'handOver', permanent: true },
  competitor: { name: 'Competitor', action: 'archive', permanent: true },
  student: { name: 'Student or job seeker', action: 'archive', permanent: true },
  vendor: { name: 'Vendor', action: 'archive', permanent: true },
  spam: { name: 'Spam or test', action: 'archive', permanent: true },
  wrongTerritory: { name: 'Wrong territory', action: 'reroute', permanent: false },
} as const satisfies Record<string, ReasonRule>

export type Reason = keyof typeof REASONS

/** The rule of a reason, with its optional parts. */
export function reasonRule(reason: Reason): ReasonRule {
  return REASONS[reason]
}

export const ANSWERS = {
  thanks: 'Thank you',
  recycled: 'Recycled until',
  dataFixed: 'Data fixed',
  definitionChanged: 'Definition changed',
  campaignChanged: 'Campaign changed',
  stays: 'Stays as it is, because',
} as const
export type AnswerKind = keyof typeof ANSWERS
