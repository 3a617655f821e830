import { createHash } from 'node:crypto'
import { faultDetail, type EventFault } from '../../lib/domain/event-fault'
import type { EventKeys, SourceTrust } from '../../lib/domain/identity'
import { hash } from '../../lib/domain/random'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import {
  instantOf,
  readSegmentEvent,
  type Call,
  type EventWho,
  type Reading,
} from '../../lib/import/segment-event'
import { jsonText } from '../db/json-text'
import type { DeadLetter } from '../repos/dead-letter'
import type { Source } from '../repos/source'
import { keysOf } from './identities'
import { cutDeep, isLargerThan } from './json-size'

/** An event that is ready to be stored. */
export interface Taken {
  sourceId: string
  trust: SourceTrust
  messageId: string
  keys: EventKeys
  who: EventWho
  touchpoint?: Touchpoint
  clock?: string
  /** Its place in the request. */
  nth: number
}

/** What one request brings: all of it is stored, or the request is not answered with success. */
export interface Intake {
  workspaceId: string
  events: Taken[]
  letters: DeadLetter[]
  /**
   * An event as it was sent, in case the database refuses it. It is read again from the body: thousands of events wait
   * at a time, and to hold on to all that their senders say costs the garbage collector more than the reading.
   */
  rawOf(event: Taken): unknown
}

/** What is read of the source that sent it. */
type From = Pick<Source, 'workspaceId' | 'id' | 'kind' | 'trust'>

/** Largest event, bytes. */
const EVENT_LIMIT = 32 * 1024
/** Longer ids are kept as their hash. */
const ID_LENGTH = 200

/** Sorts the events of a body into those to take and dead letters. `call` is what the address named, if it did. */
export function readIntake(
  body: unknown,
  source: From,
  how: { call: Call | 'batch'; now: number; reread: () => unknown },
): Intake {
  const { call, now, reread } = how
  const whole = body as { batch?: unknown; sentAt?: unknown } | null
  const isBatch = Array.isArray(whole?.batch)
  const sent = sentIn(body, call)
  const reading = {
    system: source.kind,
    now,
    sentAt: instantOf(whole?.sentAt),
    ...(isBatch || call === 'batch' ? {} : { call }),
  }
  const rawOf = ({ nth }: Taken) => sentIn(reread(), call)[nth]
  const intake: Intake = { workspaceId: source.workspaceId, events: [], letters: [], rawOf }
  for (const [nth, raw] of sent.entries()) {
    const event = readEvent(raw, nth, source, reading)
    if (typeof event === 'string') intake.letters.push(letterOf(raw, source.id, event, now))
    else intake.events.push(event)
  }
  return intake
}

/** One event. Whatever of it cannot be read is its own fault and not that of the events beside it. */
function readEvent(raw: unknown, nth: number, source: From, reading: Reading): Taken | EventFault {
  try {
    const event = isLargerThan(raw, EVENT_LIMIT) ? 'tooLarge' : readSegmentEvent(raw, reading)
    return typeof event === 'string' ? event : takenOf(event, raw, nth, source)
  } catch {
    return 'refused'
  }
}

/** Its events. One that an address named bears that name: its dead letter is taken up again without the address. */
function sentIn(body: unknown, call: Call | 'batch'): unknown[] {
  const batch = (body as { batch?: unknown } | null)?.batch
  if (Array.isArray(batch)) return batch
  const isEvent = typeof body === 'object' && body !== null && !Array.isArray(body)
  return [isEvent && call !== 'batch' ? { ...body, type: call } : body]
}

/** What a request brings, in parts by visitor; a part without anything is undefined. Dead letters are in the first. */
export function splitIntake(intake: Intake, parts: number): (Intake | undefined)[] {
  const { events, letters } = intake
  const split = Array.from({ length: parts }, (): Intake => ({ ...intake, events: [], letters: [] }))
  split[0]!.letters = letters
  for (const event of events) {
    const { anonymous, user, email } = event.keys
    split[hash(anonymous ?? user ?? email ?? '') % parts]!.events.push(event)
  }
  return split.map((part) => (part.events.length + part.letters.length > 0 ? part : undefined))
}

function takenOf(
  event: Exclude<ReturnType<typeof readSegmentEvent>, string>,
  raw: unknown,
  nth: number,
  source: From,
): Taken {
  const told = event.messageId ?? `~${hashOf(JSON.stringify(raw))}`
  const messageId = told.length > ID_LENGTH ? `~${hashOf(told)}` : told
  const taken: Taken = {
    sourceId: source.id,
    trust: source.trust,
    messageId,
    keys: keysOf(source.id, event.who),
    who: event.who,
    nth,
  }
  if (event.touchpoint)
    taken.touchpoint = { id: `${source.kind}:${source.id}:${messageId}`, ...event.touchpoint }
  if (event.clock !== undefined) taken.clock = event.clock
  return taken
}

/** The dead letter of an event. */
export function letterOf(raw: unknown, sourceId: string, code: EventFault, at: number): DeadLetter {
  cutDeep(raw)
  const body = jsonText(raw ?? null)
  const kept = body.length > EVENT_LIMIT ? body.slice(0, EVENT_LIMIT).toWellFormed() : body
  return { id: hashOf(`${sourceId} ${body}`), sourceId, at, code, detail: faultDetail(code), body: kept }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
