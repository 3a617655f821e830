import type { Logger } from 'pino'
import { isRefusedData } from '../db/refused-data'
import { isUnavailable, Refusal } from '../errors'
import type { Hub } from '../hub'
import { ingestedEvents } from '../metrics'
import { letterOf, splitIntake, type Intake } from './intake'
import { storeIntakes } from './store-events'

/** Requests are gathered this long before they are stored together, ms. */
const GATHER = 3
/** Events of one transaction, more or less. */
const TOGETHER = 3000
/** Events that wait at most: of all workspaces, and of one. Past that a sender must wait. */
const MOST = 50_000
const MOST_OF_ONE = 20_000
/** Transactions at the same time; the rest of the pool is the members'. */
const AT_ONCE = 4
/** Of them for one workspace. What one visitor does goes through one lane, so that two seldom write the same lead. */
const LANES = 2
/** Who sends again does so more than once: so long each event of that workspace is asked after, ms. */
const WARY = 10_000

interface Waiting {
  intake: Intake
  size: number
  done: () => void
  failed: (error: unknown) => void
}

export interface IntakeQueue {
  /** Resolves when all of it is committed. Throws `tooMany` where too much waits already. */
  store(intake: Intake): Promise<void>
}

/**
 * Stores what requests bring, many together in one transaction. A workspace has two lanes, each with one transaction
 * at a time, and lanes come in turn: who sends a million events keeps nobody else waiting. A request is stored when its
 * part in each lane is; where one fails it is sent again, and the other's events are known by their ids.
 */
export function makeIntakeQueue(hub: Hub): IntakeQueue {
  const queues = new Map<string, Waiting[]>()
  const sizes = new Map<string, number>()
  /** Lanes with something to store and nothing being stored, the longest waiting first. */
  const turns: string[] = []
  const busy = new Set<string>()
  /** Workspaces of which something came that had come before, and until when they are not believed. */
  const wary = new Map<string, number>()
  let size = 0

  function resize(workspaceId: string, by: number): void {
    size += by
    const left = (sizes.get(workspaceId) ?? 0) + by
    if (left === 0) sizes.delete(workspaceId)
    else sizes.set(workspaceId, left)
  }

  function next(): void {
    while (busy.size < AT_ONCE && turns.length > 0) void work(turns.shift()!)
  }

  async function work(lane: string): Promise<void> {
    busy.add(lane)
    const group = takeGroup(queues.get(lane)!)
    await settle(group)
    for (const { intake, size: own } of group) resize(intake.workspaceId, -own)
    busy.delete(lane)
    if (queues.get(lane)!.length > 0) turns.push(lane)
    else queues.delete(lane)
    next()
  }

  function enqueue(lane: string, intake: Intake): Promise<void> {
    const own = sizeOf(intake)
    resize(intake.workspaceId, own)
    return new Promise<void>((resolve, reject) => {
      const waiting = { intake, size: own, done: resolve, failed: reject }
      const queue = queues.get(lane)
      if (queue) return void queue.push(waiting)
      queues.set(lane, [waiting])
      setTimeout(() => {
        turns.push(lane)
        next()
      }, GATHER)
    })
  }

  /** Stores a group; where that fails and would again, each request alone, and then each event alone. */
  async function settle(group: readonly Waiting[]): Promise<void> {
    const context = { db: hub.db, secret: hub.env.HUB_SECRET ?? '', now: hub.now() }
    const [first] = group
    const workspaceId = first!.intake.workspaceId
    const store = async (intakes: readonly Intake[]) => {
      const isWary = (wary.get(workspaceId) ?? 0) > context.now
      const { taken, refused, repeats } = await storeIntakes(context, workspaceId, intakes, isWary)
      if (repeats) wary.set(workspaceId, context.now + WARY)
      else if (!isWary) wary.delete(workspaceId)
      const sent = intakes.reduce((sum, { events }) => sum + events.length, 0)
      ingestedEvents.inc({ outcome: 'taken' }, taken)
      ingestedEvents.inc({ outcome: 'duplicate' }, sent - taken)
      ingestedEvents.inc({ outcome: 'refused' }, refused)
    }
    try {
      await store(group.map(({ intake }) => intake))
      for (const { done } of group) done()
    } catch (error) {
      if (isUnavailable(error)) return group.forEach(({ failed }) => failed(error))
      if (group.length > 1) {
        for (const each of group) await settle([each])
        return
      }
      await settleSingly(first!, store, context.now, hub.log)
    }
  }

  return {
    async store(intake) {
      const { workspaceId } = intake
      const own = sizeOf(intake)
      if (size + own > MOST || (sizes.get(workspaceId) ?? 0) + own > MOST_OF_ONE)
        throw new Refusal('tooMany', 'More is being sent than can be stored. Send it again in a moment.')
      const lanes = splitIntake(intake, LANES)
      const stored = await Promise.allSettled(
        lanes.map((part, n) => part && enqueue(`${workspaceId} ${n}`, part)),
      )
      for (const outcome of stored) if (outcome.status === 'rejected') throw outcome.reason
    },
  }
}

function sizeOf({ events, letters }: Intake): number {
  return 1 + events.length + letters.length
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let events = 0
  let count = 0
  while (count < queue.length && (count === 0 || events + queue[count]!.size <= TOGETHER))
    events += queue[count++]!.size
  return queue.splice(0, count)
}

async function settleSingly(
  { intake, done, failed }: Waiting,
  store: (intakes: readonly Intake[]) => Promise<void>,
  now: number,
  log: Logger,
): Promise<void> {
  try {
    await store([{ ...intake, events: [] }])
    for (const event of intake.events) {
      try {
        await store([{ ...intake, events: [event], letters: [] }])
      } catch (error) {
        if (isUnavailable(error)) throw error
        if (!isRefusedData(error))
          log.error({ err: error }, 'an event could not be stored and is a dead letter')
        const letter = letterOf(intake.rawOf(event), event.sourceId, 'refused', now)
        await store([{ ...intake, events: [], letters: [letter] }])
      }
    }
    done()
  } catch (error) {
    failed(error)
  }
}
