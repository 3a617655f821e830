import { z } from 'zod'
import { LeadEntry } from './import-entry'
import { Touchpoint, TOUCHPOINT_TYPES, type Utm } from './touchpoint'

/**
 * A touchpoint between the thread that reads files and the worker: its values without their names, those that are
 * most often absent last. A million of them cost a third less so.
 */
export type WireTouchpoint = [
  id: string,
  type: Touchpoint['type'],
  at: number,
  side: Touchpoint['side'],
  source: string,
  title?: string | null,
  url?: string | null,
  campaign?: string | null,
  channel?: string | null,
  name?: string | null,
  utm?: Utm | null,
  detail?: Touchpoint['detail'] | null,
  grade?: Touchpoint['grade'] | null,
]

const TYPES: ReadonlySet<unknown> = new Set(TOUCHPOINT_TYPES)

/** Longest texts after the first five values, as `Touchpoint` has them. */
const LETTERS = [500, 2000, 300, 100, 300]

/**
 * The law of `Touchpoint` for its values in a row, written out: zod without eval takes five times as long and copies
 * each. `import-wire.test.ts` holds it against `Touchpoint`.
 */
function isWireTouchpoint(value: unknown): value is WireTouchpoint {
  if (!Array.isArray(value) || value.length < 5 || value.length > 13) return false
  const [id, type, at, side, source] = value as unknown[]
  if (typeof id !== 'string' || id.length < 1 || id.length > 300 || !TYPES.has(type)) return false
  if (!Number.isSafeInteger(at) || (side !== 'marketing' && side !== 'sales')) return false
  if (typeof source !== 'string' || source.length > 60) return false
  for (let place = 5; place < value.length && place < 10; place++) {
    const text: unknown = value[place]
    // Absent as it is made, null once it was JSON.
    if (
      text !== null &&
      text !== undefined &&
      (typeof text !== 'string' || text.length > LETTERS[place - 5]!)
    )
      return false
  }
  return value.length < 11 || REST.safeParse(value.slice(10)).success
}

const { utm, detail, grade } = Touchpoint.shape
const REST = z.tuple([utm.nullish(), detail.nullish(), grade.nullish()])

export const WireTouchpoint = z.custom<WireTouchpoint>(isWireTouchpoint, 'Not a touchpoint')

/** A lead of a file as it is sent. */
export const WireLead = LeadEntry.omit({ touchpoints: true }).extend({ touchpoints: z.array(WireTouchpoint) })
export type WireLead = z.infer<typeof WireLead>

/** The values of a touchpoint, without the absent ones at the end. */
export function toWire(touchpoint: Touchpoint): WireTouchpoint {
  const { id, type, at, side, source, title, url, campaign, channel, name, utm, detail, grade } = touchpoint
  const values: unknown[] = [
    id,
    type,
    at,
    side,
    source,
    title,
    url,
    campaign,
    channel,
    name,
    utm,
    detail,
    grade,
  ]
  while (values.at(-1) === undefined) values.pop()
  return values as WireTouchpoint
}

/** A lead as the workspace merges it. */
export function fromWire({ draft, about, adds, touchpoints }: WireLead): LeadEntry {
  return { draft, about, adds, touchpoints: touchpoints.map(touchpointOf) }
}

function touchpointOf(wire: WireTouchpoint): Touchpoint {
  const [id, type, at, side, source, title, url, campaign, channel, name, utm, detail, grade] = wire
  const touchpoint: Touchpoint = { id, type, at, side, source }
  if (title) touchpoint.title = title
  if (url) touchpoint.url = url
  if (campaign) touchpoint.campaign = campaign
  if (channel) touchpoint.channel = channel
  if (name) touchpoint.name = name
  if (utm) touchpoint.utm = utm
  if (detail) touchpoint.detail = detail
  if (grade) touchpoint.grade = grade
  return touchpoint
}
