import { isMachineAddress, normaliseEmail } from '../domain/email-address'
import type { EventFault } from '../domain/event-fault'
import { usualSide, type Touchpoint, type Utm } from '../domain/touchpoint'
import { kindOfName, pageKind } from './touchpoint-kind'
import { detailOf, isMachineAgent } from './touchpoint-marks'

/** The calls of Segment's protocol that RudderStack and Jitsu speak as well. */
export const CALLS = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const
export type Call = (typeof CALLS)[number]

/** Who an event says it is about. */
export interface EventWho {
  userId?: string
  anonymousId?: string
  /** The id that `alias` says was this person's before. */
  previousId?: string
  /** Normalised. */
  email?: string
  name?: string
  title?: string
  company?: string
  phone?: string
}

export interface SegmentEvent {
  /** The sender's own id; absent where it gave none. */
  messageId?: string
  who: EventWho
  /** Without its id; absent for calls that only say who somebody is. */
  touchpoint?: Omit<Touchpoint, 'id'>
  /** The time as it was told, where that could not be. */
  clock?: string
}

/** What is read of an event. Leaves are looked at one by one, so that a wrong title costs the title and not the event. */
interface Raw {
  type?: unknown
  event?: unknown
  name?: unknown
  messageId?: unknown
  userId?: unknown
  anonymousId?: unknown
  previousId?: unknown
  timestamp?: unknown
  originalTimestamp?: unknown
  properties: Values | undefined
  traits: Values | undefined
  context: Values | undefined
}
type Values = Record<string, unknown>

const DAY = 86_400_000
/** Nobody sends events from before; a clock that says so was never set. */
const OLDEST = Date.UTC(2000, 0, 1)
/** Below this the two clocks agree as far as anybody can tell, ms. */
const SKEW = 5000

/** How one request is read. */
export interface Reading {
  /** The kind of source, as it stands on touchpoints: `segment`. */
  system: string
  /** Ms, by the hub's clock. */
  now: number
  /** When the sender sent it, by its own clock, ms; undefined where it did not say. */
  sentAt: number | undefined
  /** The call that the address named; the event's own `type` where it is a batch. */
  call?: Call
}

/** One event as it was sent. `fault` where it cannot be taken. Pure: the same event reads the same. */
export function readSegmentEvent(event: unknown, reading: Reading): SegmentEvent | EventFault {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'notAnObject'
  const raw = rawOf(event as Values)
  const call = reading.call ?? callOf(raw.type)
  if (!call) return 'unknownCall'
  const who = readWho(raw, call)
  if (!who.userId && !who.anonymousId && !who.email) return 'noId'
  const messageId = text(raw.messageId, 1000)
  const read: SegmentEvent = messageId ? { messageId, who } : { who }
  if (call !== 'track' && call !== 'page' && call !== 'screen') return read
  const at = timeOf(raw, reading)
  read.touchpoint = readTouch(raw, call, at ?? reading.now, reading.system)
  const told = raw.timestamp ?? raw.originalTimestamp
  if (at === undefined && (typeof told === 'string' || typeof told === 'number'))
    read.clock = String(told).slice(0, 40)
  return read
}

/** By hand: a schema copies every property of a bag, which costs more than all the rest of the reading. */
function rawOf(event: Values): Raw {
  return {
    type: event.type,
    event: event.event,
    name: event.name,
    messageId: event.messageId,
    userId: event.userId,
    anonymousId: event.anonymousId,
    previousId: event.previousId,
    timestamp: event.timestamp,
    originalTimestamp: event.originalTimestamp,
    properties: bag(event.properties),
    traits: bag(event.traits),
    context: bag(event.context),
  }
}

function callOf(type: unknown): Call | undefined {
  return CALLS.find((call) => call === type)
}

function readWho(
  { userId, anonymousId, previousId, traits, context, properties }: Raw,
  call: Call,
): EventWho {
  const who: EventWho = {}
  const user = idText(userId)
  if (user) who.userId = user
  const anonymous = idText(anonymousId)
  if (anonymous) who.anonymousId = anonymous
  const previous = call === 'alias' ? idText(previousId) : undefined
  if (previous) who.previousId = previous
  // Traits of a group are the company's, not the person's.
  const told = call === 'group' ? undefined : (traits ?? bag(context?.traits))
  const email = addressOf(told?.email) ?? addressOf(bag(context?.traits)?.email) ?? addressOf(properties?.email) ?? addressOf(user) // prettier-ignore
  if (email) who.email = email
  if (call === 'group') {
    const company = text(traits?.name, 300)
    if (company) who.company = company
    return who
  }
  if (!told) return who
  const name = text(told.name, 300) ?? fullName(told)
  if (name) who.name = name
  const title = text(told.title, 300) ?? text(told.jobTitle, 300)
  if (title) who.title = title
  const company = text(told.company, 300) ?? text(bag(told.company)?.name, 300)
  if (company) who.company = company
  const phone = text(told.phone, 60)
  if (phone) who.phone = phone
  return who
}

function fullName(traits: Values): string | undefined {
  const first = text(traits.firstName ?? traits.first_name, 150)
  const last = text(traits.lastName ?? traits.last_name, 149)
  return first && last ? `${first} ${last}` : (first ?? last)
}

function addressOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.includes('@')) return undefined
  const email = normaliseEmail(value)
  return email && !isMachineAddress(email) ? email : undefined
}

function readTouch(raw: Raw, call: Call, at: number, system: string): Omit<Touchpoint, 'id'> {
  const { properties = {}, context = {} } = raw
  const page = bag(context.page)
  const url = text(properties.url, 2000) ?? text(page?.url, 2000)
  const named = text(raw.event, 300)
  const kind = call === 'track' ? (named ? kindOfName(named, system) : { type: 'other' as const }) : { type: 'page.viewed' as const } // prettier-ignore
  const type = kind.type === 'page.viewed' && url ? pageKind(url) : kind.type
  const touchpoint: Omit<Touchpoint, 'id'> = { type, at, side: usualSide(type), source: system }
  if ('name' in kind && kind.name) touchpoint.name = kind.name
  const title =
    text(properties.title, 500) ?? text(call === 'track' ? properties.name : (raw.name ?? properties.name), 500) ?? text(properties.subject, 500) ?? text(properties.email_subject, 500) ?? text(page?.title, 500) // prettier-ignore
  if (title) touchpoint.title = title
  if (url && /^https?:\/\//i.test(url)) touchpoint.url = url
  const utm = utmOf(bag(context.campaign))
  if (utm) touchpoint.utm = utm
  const channel = text(properties.channel, 100)
  if (channel) touchpoint.channel = channel
  const campaign = text(properties.campaign, 300) ?? text(properties.campaign_name, 300) ?? utm?.campaign
  if (campaign) touchpoint.campaign = campaign
  const detail = detailOf(type, title ?? '', named ?? '')
  if (detail) touchpoint.detail = detail
  const agent = context.userAgent
  if (typeof agent === 'string' && isMachine(agent)) touchpoint.grade = 'machine'
  return touchpoint
}

/** A website sees few browsers in many events. */
const REMEMBERED = 1000
const agents = new Map<string, boolean>()

function isMachine(agent: string): boolean {
  const before = agents.get(agent)
  if (before !== undefined) return before
  if (agents.size >= REMEMBERED) agents.clear()
  const is = isMachineAgent(agent)
  agents.set(agent, is)
  return is
}

function utmOf(campaign: Values | undefined): Utm | undefined {
  if (!campaign) return undefined
  const utm: Utm = {}
  const source = text(campaign.source, 300)
  const medium = text(campaign.medium, 300)
  const name = text(campaign.name, 300)
  const term = text(campaign.term, 300)
  const content = text(campaign.content, 300)
  if (source) utm.source = source
  if (medium) utm.medium = medium
  if (name) utm.campaign = name
  if (term) utm.term = term
  if (content) utm.content = content
  return source || medium || name || term || content ? utm : undefined
}

/**
 * When it happened by the hub's clock: the sender's time less the difference of the two clocks at sending, as
 * Segment's specification has it. Undefined where that cannot be: more than a day ahead, or before 2000.
 */
function timeOf({ timestamp, originalTimestamp }: Raw, { now, sentAt }: Reading): number | undefined {
  const told = timestamp ?? originalTimestamp
  if (told === undefined || told === null) return now
  const at = instantOf(told)
  if (at === undefined) return undefined
  const skew = sentAt === undefined ? 0 : now - sentAt
  const corrected = Math.abs(skew) > SKEW ? at + skew : at
  return corrected > now + DAY || corrected < OLDEST ? undefined : corrected
}

/** An instant in ISO 8601 or in ms; undefined where it is neither. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const at = typeof value === 'number' ? Math.trunc(value) : Date.parse(value)
  return Number.isSafeInteger(at) ? at : undefined
}

function idText(value: unknown): string | undefined {
  return text(typeof value === 'number' ? String(value) : value, 300)
}

function text(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const trimmed = value.trim()
  if (!trimmed) return undefined
  return trimmed.length > most ? trimmed.slice(0, most).toWellFormed() : trimmed
}

function bag(value: unknown): Values | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined
}
