import { changesPull } from '../contract/changes-pull'
import { outboxPush } from '../contract/outbox-push'
import type { OutputOf } from '../contract/contract'
import type { Me } from '../contract/me-get'
import { HubError, makeHubClient, type HubClient } from '../hub/hub-client'
import type { HubWord } from '../messages/panel-view'
import { ExpectedError } from '../platform/expected-error'
import { report } from '../platform/report'
import type { Connection } from '../store/connection-store'
import type { HalfdoorDatabase } from '../store/database'
import { beginAnew } from '../store/hub-anew'
import { applyHeld, type ChangedNoun } from '../store/hub-changes'
import type { OutboxEntry } from '../store/outbox-entry'
import type { ActAnswer } from '../store/outbox-store'
import { copiesOf } from '../store/hub-lead'
import { getSyncState } from '../store/sync-store'
import { hasConsent } from './consent'
import { makeDrain } from './drain'
import { makeLedgerClient } from './ledger'
import { makeLive, type Live } from './live'
import { makeLookUp, type Sought } from './look-up'
import { pullChanges } from './pull'

/** A copy older than this is brought up to the hub in the background when a panel asks, ms. */
const STALE = 60_000
const ENDED = 'The workspace was changed meanwhile. Try again.'

export interface LinkParts {
  connection: Connection
  /** The copy of the hub's workspace. */
  db: HalfdoorDatabase
  /** The person's own database, with the ledger. */
  own: HalfdoorDatabase
  now(): number
  random(): number
  request: typeof fetch
  tell(nouns: readonly ChangedNoun[]): void
  /** Ask for `wake` after so many ms, also where the worker sleeps then. */
  wakeAfter(ms: number): void
  /** The hub knows this browser no more: `revoked` wipes it, `signedOut` asks for a new sign-in. */
  refused(code: 'revoked' | 'signedOut'): Promise<void>
  /** The hub said that the member has another role than before. */
  moved?(): void
}

/** A client for what a person waits for: what goes wrong is said in words. */
export function spokenClient(client: HubClient): HubClient {
  return {
    ask: (contract, input, wait) => inWords(client.ask(contract, input, wait)),
    sendFile: (file, signal) => inWords(client.sendFile(file, signal)),
  }
}

async function inWords<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw error instanceof HubError ? new ExpectedError(error.message) : error
  }
}

/** The connection of this browser with its team's hub, for as long as the worker is awake and the home is this one. */
export interface HubLink {
  /** As the hub said it last; it is asked anew now and then. */
  me: Me
  /** Every request stands in the ledger before it leaves. Throws a `HubError`. */
  client: HubClient
  /** Tells the hub what was done, now. */
  drain(): Promise<void>
  /** The alarm, or the worker woke: what is due of telling and asking. */
  wake(): Promise<void>
  /** The network is back. */
  online(): void
  /** Somebody looks at a page that says the hub is away: asks whether it still is, in the background. */
  tryAgain(): void
  /** Before an answer, without holding it up: asks what changed where the copy is older than a minute. */
  freshen(): void
  /** Brings the copy up to the hub. Throws a `HubError`. */
  pull(): Promise<void>
  /** The next pull begins anew, and what stands only here goes. */
  pullAnew(): Promise<void>
  /** Looks for these people on the hub, in the background; answers how that stands. */
  seek(people: readonly Sought[]): HubWord | undefined
  /** Brings these leads into the copy. Throws an `ExpectedError`. */
  fetch(leadIds: readonly string[]): Promise<void>
  live: Live
  /** True where the last request did not reach the hub. */
  isOffline(): boolean
}

/** A link over a connection; its work ends with the signal. */
export function makeHubLink(parts: LinkParts, signal: AbortSignal): HubLink {
  const { connection, db, own, now, tell } = parts
  const { url, token } = connection
  const mayAsk = () => token !== undefined && !signal.aborted && hasConsent(connection)
  const client = noting(
    makeLedgerClient(makeHubClient({ url, token: token ?? '' }, parts.request), {
      own,
      now,
      mayAsk,
      role: () => link.me.member.role,
    }),
  )
  let isOffline = false
  let pulling: Promise<void> | undefined

  /** Hears how each request ends: whether the hub is there, and whether it still knows us. */
  function noting(inner: HubClient): HubClient {
    const heard = async <Answer>(work: Promise<Answer>, given: AbortSignal | undefined): Promise<Answer> => {
      try {
        const answer = await work
        // Law: what comes for a home that has ended is kept nowhere.
        if (signal.aborted) throw new HubError('offline', ENDED)
        setOffline(false)
        live.again()
        return answer
      } catch (error) {
        if (error instanceof HubError && !signal.aborted) {
          // Asked by nobody any more is not offline.
          if (error.code === 'offline' && !given?.aborted) setOffline(true)
          if (error.code === 'revoked' || (error.code === 'signedOut' && mayAsk()))
            await parts.refused(error.code)
        }
        throw error
      }
    }
    return {
      async ask(contract, input, wait) {
        const answer = await heard(inner.ask(contract, input, wait), wait?.signal)
        if (contract.name === changesPull.name && (answer as OutputOf<typeof changesPull>).reset)
          parts.moved?.()
        return answer
      },
      sendFile: (file, given) => heard(inner.sendFile(file, given), given),
    }
  }

  function setOffline(is: boolean): void {
    if (is === isOffline) return
    isOffline = is
    if (!is) retry()
    tell(['lead'])
  }

  /** The hub is there again: what failed is looked up when it is next asked for, and what waits is told. */
  function retry(): void {
    lookUp.retry()
    inBackground(tellHub(), 'telling the hub what was done')
  }

  const lookUp = makeLookUp({
    db,
    client,
    now,
    tell: () => tell(['lead', 'feedback', 'send']),
    signal,
  })

  const drain = makeDrain({
    db,
    push: async (rows) => answersOf(rows, (await client.ask(outboxPush, { rows: rows.map(rowOf) })).answers),
    now,
    random: parts.random,
    wake: parts.wakeAfter,
    async settled() {
      const changed = await applyHeld(db, link.me.member.name)
      tell([...changed, 'settings'])
    },
    signal,
  })

  const bringUp = async (wait: number, openLeads: readonly string[], given: AbortSignal) => {
    let came = false
    const tellOf = (nouns: readonly ChangedNoun[]) => {
      came = true
      tell(nouns)
    }
    const member = link.me.member.name
    const touched = await pullChanges(
      { db, client, member, now, tell: tellOf },
      { wait, openLeads, signal: given },
    )
    // A lead whose mark stays as it is would be answered again and again: nothing came.
    const before = await marksOf(touched)
    await lookUp.refresh(touched)
    return came || (await marksOf(touched)) !== before
  }
  const marksOf = async (leadIds: readonly string[]) =>
    (await copiesOf(db, leadIds)).map(({ leadId, updatedAt }) => `${leadId} ${updatedAt}`).join()

  const pull = (): Promise<void> => {
    pulling ??= bringUp(0, [], signal)
      .then(() => undefined)
      .finally(() => (pulling = undefined))
    return pulling
  }

  const live = makeLive(
    { pull: bringUp, pause, goesOn: (error) => mayAsk() && !(error instanceof HubError && isAboutUs(error)) },
    signal,
  )

  const inBackground = (work: Promise<void>, what: string): void => {
    work.catch((error: unknown) => {
      if (!(error instanceof HubError) && !signal.aborted) report(error, what)
    })
  }

  const freshen = () => {
    if (!mayAsk() || isOffline || pulling) return
    const look = async () => {
      const { at = 0 } = await getSyncState(db)
      // Also where the clock was set back since.
      if (Math.abs(now() - at) > STALE) await pull()
    }
    inBackground(look(), 'asking the hub what changed')
  }

  const tellHub = () => (mayAsk() ? drain.go() : Promise.resolve())
  db.onAct = () => inBackground(tellHub(), 'telling the hub what was done')

  const link: HubLink = {
    me: connection.me,
    client,
    drain: tellHub,
    async wake() {
      if (!mayAsk()) return
      await drain.due()
      await pull()
    },
    online() {
      if (!mayAsk()) return
      retry()
      live.again()
      inBackground(pull(), 'asking the hub what changed')
    },
    tryAgain() {
      if (isOffline && mayAsk()) inBackground(pull(), 'asking the hub what changed')
    },
    freshen,
    pull,
    async pullAnew() {
      await beginAnew(db)
      await pull()
    },
    seek(people) {
      if (token === undefined) return 'signIn'
      if (!hasConsent(connection)) return 'consent'
      return lookUp.seek(people) ?? (isOffline ? 'offline' : undefined)
    },
    fetch: (leadIds) => inWords(lookUp.refresh(leadIds)),
    live,
    isOffline: () => isOffline,
  }
  return link
}

function isAboutUs({ code }: HubError): boolean {
  return code === 'revoked' || code === 'signedOut'
}

function rowOf({ id, at, act }: OutboxEntry) {
  return { id, at, act }
}

interface Outcome {
  id: string
  outcome: 'applied' | 'duplicate' | 'rejected'
  code?: string
  message?: string
}

/** The hub answers in the order of the rows; one that it could not read it answers without an id. */
function answersOf(rows: readonly OutboxEntry[], answers: readonly Outcome[]): ActAnswer[] {
  return answers.flatMap(({ id, outcome, code, message = 'The hub refused it.' }, index) => {
    const answered = id || (answers.length === rows.length ? rows[index]?.id : undefined)
    if (!answered) return []
    // A duplicate with a code was refused the first time.
    if (outcome === 'applied' || (outcome === 'duplicate' && !code)) return [{ id: answered }]
    return [{ id: answered, refused: { code: code ?? 'badRequest', message } }]
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
