import { createHash } from 'node:crypto'
import { faultDetail, type EventFault } from '../../lib/domain/event-fault'
import type { EventKeys } from '../../lib/domain/identity'
import { hash } from '../../lib/domain/random'
import type { Touchpoint } from '../../lib/domain/touchpoint'
import { instantOf, readSegmentEvent, type Call, type EventWho } from '../../lib/import/segment-event'
import { jsonText } from '../db/json-text'
import type { DeadLetter } from '../repos/dead-letter'
import type { Source } from '../repos/source'
import { keysOf } from './identities'

/** An event that is ready to be stored. */
export interface Taken {
  sourceId: string
  messageId: string
  keys: EventKeys
  who: EventWho
  touchpoint?: Touchpoint
  clock?: string
  /** As it was sent, in case the database refuses it. */
  raw: unknown
}

/** What one request brings: all of it is stored, or the request is not answered with success. */
export interface Intake {
  workspaceId: string
  events: Taken[]
  letters: DeadLetter[]
}

/** Largest event, bytes. */
const EVENT_LIMIT = 32 * 1024
/** Longer ids are kept as their hash. */
const ID_LENGTH = 200

/** Sorts the events of a body into those to take and dead letters. `call` is what the address named, if it did. */
export function readIntake(
  body: unknown,
  source: Pick<Source, 'workspaceId' | 'id' | 'kind'>,
  how: { call: Call | 'batch'; now: number; bytes: number },
): Intake {
  const { call, now, bytes } = how
  const whole = body as { batch?: unknown; sentAt?: unknown } | null
  const isBatch = Array.isArray(whole?.batch)
  const sent: unknown[] = isBatch ? (whole!.batch as unknown[]) : [body]
  const reading = {
    system: source.kind,
    now,
    sentAt: instantOf(whole?.sentAt),
    ...(isBatch || call === 'batch' ? {} : { call }),
  }
  const intake: Intake = { workspaceId: source.workspaceId, events: [], letters: [] }
  for (const raw of sent) {
    const isLarge = bytes > EVENT_LIMIT && Buffer.byteLength(JSON.stringify(raw)) > EVENT_LIMIT
    const event = isLarge ? 'tooLarge' : readSegmentEvent(raw, reading)
    if (typeof event === 'string') intake.letters.push(letterOf(raw, source.id, event, now))
    else intake.events.push(takenOf(event, raw, source))
  }
  return intake
}

/** What a request brings, in parts by visitor; a part without anything is undefined. Dead letters are in the first. */
export function splitIntake({ workspaceId, events, letters }: Intake, parts: number): (Intake | undefined)[] {
  const split = Array.from({ length: parts }, (): Intake => ({ workspaceId, events: [], letters: [] }))
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
  source: Pick<Source, 'id' | 'kind'>,
): Taken {
  const told = event.messageId ?? `~${hashOf(JSON.stringify(raw))}`
  const messageId = told.length > ID_LENGTH ? `~${hashOf(told)}` : told
  const taken: Taken = {
    sourceId: source.id,
    messageId,
    keys: keysOf(source.id, event.who),
    who: event.who,
    raw,
  }
  if (event.touchpoint) taken.touchpoint = { id: `${source.kind}:${messageId}`, ...event.touchpoint }
  if (event.clock !== undefined) taken.clock = event.clock
  return taken
}

/** The dead letter of an event. */
export function letterOf(raw: unknown, sourceId: string, code: EventFault, at: number): DeadLetter {
  const body = jsonText(raw ?? null)
  const kept = body.length > EVENT_LIMIT ? body.slice(0, EVENT_LIMIT).toWellFormed() : body
  return { id: hashOf(`${sourceId} ${body}`), sourceId, at, code, detail: faultDetail(code), body: kept }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
