import type { Side, Touchpoint, TouchpointType } from '../touchpoint'

/** A touch as attribution looks at it. */
export type AttributedTouch = Pick<Touchpoint, 'type' | 'side' | 'grade' | 'channel' | 'utm'>

/** Whose touch and over which channel, as one text that a path can be made of. */
export type SidedChannel = `${Side}|${string}`

/** The channel where the touch names none, by the first word of its type. */
const BY_FAMILY: Record<string, string> = {
  ad: 'ads',
  email: 'email',
  newsletter: 'email',
  social: 'social',
  webinar: 'webinar',
  event: 'event',
  chat: 'chat',
  call: 'phone',
  reference: 'phone',
  meeting: 'meeting',
  referral: 'referral',
  page: 'web', blog: 'web', product: 'web', pricing: 'web', comparison: 'web', casestudy: 'web', careers: 'web',
  form: 'web', asset: 'web', demo: 'web', proposal: 'web', trial: 'product', review: 'email',
} // prettier-ignore

/** Notes of a system, and mail that nobody is known to have read. */
const NO_TOUCH: ReadonlySet<TouchpointType> = new Set([
  'stage.changed', 'list.added', 'email.delivered', 'email.bounced', 'email.unsubscribed', 'email.complained',
] as const) // prettier-ignore

/**
 * Whose touch it is and its channel: the one it names, else its medium, else that of its type. Undefined for what is
 * no touch of a person: machines, notes of a system, and mail sent by marketing until somebody opens it.
 */
export function channelOf(touch: AttributedTouch): SidedChannel | undefined {
  const { type, side, grade, channel, utm } = touch
  if (grade === 'machine' || NO_TOUCH.has(type)) return undefined
  if (type === 'email.sent' && side === 'marketing') return undefined
  const name = (channel ?? utm?.medium ?? BY_FAMILY[type.split('.')[0]!] ?? 'other').trim().toLowerCase()
  return name === '' ? undefined : `${side}|${name}`
}
