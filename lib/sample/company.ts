/** Nordwind sells Linesight: sensors and software that see why a packaging line stops. Everything here is invented. */
export const OWN_DOMAIN = 'nordwind.example'

/** The rep whose mailbox the practice pages show. */
export const REP = { name: 'Rita Keller', email: 'rita.keller@nordwind.example' }

/** Who gives verdicts and sends content. */
export const REPS = [REP.name, 'Jonas Brandt', 'Ifeoma Obi'] as const

/** Who answers in marketing. */
export const MARKETERS = ['Mei Tan', 'Paul Ortega'] as const

export const CAMPAIGNS = {
  audit: 'Spring line audit',
  microstops: 'Webinar: micro-stops',
  fair: 'Packaging fair',
  retrofit: 'Retrofit instead of replace',
  payback: 'Payback in nine months',
  newsletter: 'Linesight letter',
} as const
export type CampaignKey = keyof typeof CAMPAIGNS
