import type { ExtensionToken } from '../contract/extension-token'
import { sessionSignOut } from '../contract/session-sign-out'
import { HubError, makeHubClient } from '../hub/hub-client'
import type { ConnectionView, LedgerLine, OutboxLine } from '../messages/connection-view'
import { tellPanels } from '../messages/messenger'
import { ExpectedError } from '../platform/expected-error'
import { report } from '../platform/report'
import { forgetEnded, getKept, type Connection } from '../store/connection-store'
import { addLedgerRow, listLedger, setLedgerOutcome } from '../store/ledger-store'
import { countActs, discardAct, listActs, unparkAct } from '../store/outbox-store'
import { getSyncState } from '../store/sync-store'
import { consentFields, consentVersion, hasConsent, sentRoutes } from '../sync/consent'
import { ACT_WORDS, makeLedgerClient } from '../sync/ledger'
import { hubUrl, signIn, type SignInBrowser } from '../sync/sign-in'
import type { WorkerParts } from './worker'

const LEDGER_PAGE = 100
const MOST_LINES = 500
const SIGN_IN = {
  route: 'extensionToken',
  what: 'Signing this browser in.',
  fields: ['code', 'redirectUri', 'verifier'],
  bytes: 200,
}
const GONE = 'This is no longer waiting: the hub has it, or it was given up.'

/** The home of this browser, and how it is changed; see `home.ts`. */
export interface HomeSwitch {
  /** Of the home that is current at this moment. Law: asked for anew after each change. */
  worker(): Promise<WorkerParts>
  /** To a hub's workspace, or the same with another session or consent. */
  connect(connection: Connection): Promise<void>
  /**
   * Back to the local workspace; the hub's copy is deleted. Not where acts wait in it and are not to be discarded, as
   * counted when nothing more can be written: answers how many wait.
   */
  disconnect(discard: boolean): Promise<number>
  /** The hub has ended the access: the copy goes, and the person is told why. */
  revoked(): Promise<void>
}

/** How this browser stands with a hub, what waits, and what left. */
export function connectionHandlers(homes: HomeSwitch, browser: SignInBrowser, now: () => number) {
  async function view(): Promise<ConnectionView> {
    const { db, hub } = await homes.worker()
    hub?.tryAgain()
    const [{ connection, hubEnded }, acts, { at }] = await Promise.all([
      getKept(),
      countActs(db),
      getSyncState(db),
    ])
    const routes = sentRoutes()
    const givenAt = connection?.consent?.at
    return {
      state: stateOf(connection),
      ...(connection ? { url: connection.url, me: connection.me } : {}),
      ...acts,
      ...(at === undefined ? {} : { lastSyncAt: at }),
      offline: hub?.isOffline() ?? false,
      consent: { version: consentVersion(routes), routes, ...(givenAt === undefined ? {} : { givenAt }) },
      ...(hubEnded ? { ended: hubEnded } : {}),
    }
  }

  const yesTo = (version: string) => {
    const routes = sentRoutes()
    if (version !== consentVersion(routes))
      throw new ExpectedError('What is sent has changed. Read the list again, then agree.')
    return { version, at: now(), fields: consentFields(routes) }
  }

  /** The connection that waits for a new session at this hub, if there is one. Throws where this browser has another. */
  async function signedOutOf(url: string): Promise<Connection | undefined> {
    const { connection } = await getKept()
    if (connection && (connection.url !== url || connection.token))
      throw new ExpectedError('This browser is connected to a hub already. Disconnect it first.')
    return connection
  }

  /** A sign-in with its line in the ledger; a `HubError` where the hub refused the code. Throws in words. */
  async function signedIn(url: string): Promise<ExtensionToken | HubError> {
    const seq = await addLedgerRow((await homes.worker()).own, { ...SIGN_IN, at: now() })
    let outcome = 'unfinished'
    try {
      const session = await signIn(url, browser)
      outcome = 'ok'
      return session
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      outcome = error.code
      return error
    } finally {
      // It may have taken minutes: the home can be another one.
      await setLedgerOutcome((await homes.worker()).own, seq, outcome)
    }
  }

  return {
    connectionGet: view,

    async hubConnect(input: { url: string; consent: string }): Promise<ConnectionView> {
      const consent = yesTo(input.consent)
      const url = hubUrl(input.url)
      await signedOutOf(url)
      const session = await signedIn(url)
      // Another window may have been quicker.
      const connection = await signedOutOf(url)
      if (session instanceof HubError) {
        if (session.code !== 'revoked' || !connection) throw new ExpectedError(session.message)
        // Nothing is asked without a session: this is how a browser hears that it is to forget the workspace.
        await homes.revoked()
        return view()
      }
      const { token, me } = session
      if (connection && connection.me.workspace.id !== me.workspace.id)
        throw new ExpectedError(
          `You signed in to ${me.workspace.name}. Disconnect ${connection.me.workspace.name} first.`,
        )
      if (connection && connection.me.member.id !== me.member.id)
        throw new ExpectedError(`This browser is ${connection.me.member.name}’s. Disconnect it first.`)
      await homes.connect({ url, token, me, consent })
      return view()
    },

    async consentGive({ version }: { version: string }): Promise<ConnectionView> {
      const consent = yesTo(version)
      const { connection } = await getKept()
      if (!connection) throw new ExpectedError('This browser is connected to no hub.')
      await homes.connect({ ...connection, consent })
      return view()
    },

    async hubDisconnect({ discard }: { discard: boolean }): Promise<{ done: boolean; pending: number }> {
      const { connection } = await getKept()
      if (!connection) throw new ExpectedError('This browser is connected to no hub.')
      await (await homes.worker()).hub?.drain()
      const { pending } = await countActs((await homes.worker()).db)
      if (pending > 0 && !discard) return { done: false, pending }
      // The panel may have written since: what counts is what is there when nothing more can be.
      const left = await homes.disconnect(discard)
      if (left > 0 && !discard) return { done: false, pending: left }
      await endSession(connection)
      return { done: true, pending: left }
    },

    async hubEndedSeen(): Promise<void> {
      await forgetEnded()
      delete (await homes.worker()).ended
      tellPanels('storeChanged', { nouns: ['settings'] })
    },

    async outboxList(): Promise<OutboxLine[]> {
      const { db } = await homes.worker()
      return (await listActs(db)).slice(0, MOST_LINES).map(({ id, at, act, tries, parked }) => ({
        id,
        at,
        what: ACT_WORDS[act.op],
        tries,
        ...(parked ? { refused: parked } : {}),
      }))
    },

    async outboxSend(): Promise<void> {
      const { db, hub } = await homes.worker()
      await hub?.drain()
      if ((await countActs(db)).pending > 0)
        throw new ExpectedError('The hub did not take everything. What waits is kept and sent by itself.')
    },

    async outboxRetry({ id }: { id: string }): Promise<void> {
      const { db } = await homes.worker()
      if (!(await unparkAct(db, id))) throw new ExpectedError(GONE)
      tellPanels('storeChanged', { nouns: ['settings'] })
    },

    async outboxDiscard({ id }: { id: string }): Promise<void> {
      const { db, hub } = await homes.worker()
      if (!(await discardAct(db, id))) throw new ExpectedError(GONE)
      tellPanels('storeChanged', { nouns: ['settings'] })
      try {
        await hub?.pullAnew()
      } catch (error) {
        // It is given up all the same; the row comes right with the next pull, which begins anew.
        if (!(error instanceof HubError)) throw error
      }
    },

    async ledgerList({ cursor }: { cursor?: number }): Promise<{ rows: LedgerLine[]; cursor?: number }> {
      const { own } = await homes.worker()
      const page = await listLedger(own, LEDGER_PAGE, cursor)
      return { ...page, rows: page.rows.map(({ seq = 0, ...row }) => ({ seq, ...row })) }
    },
  }

  async function endSession(connection: Connection): Promise<void> {
    const { url, token } = connection
    if (!token) return
    const { own } = await homes.worker()
    const parts = { own, now, mayAsk: () => hasConsent(connection) }
    try {
      await makeLedgerClient(makeHubClient({ url, token }, browser.request), parts).ask(sessionSignOut, {})
    } catch (error) {
      // Whether the hub hears of it or not, this browser has forgotten it: the session ends by itself.
      if (!(error instanceof HubError)) report(error, 'ending the session')
    }
  }
}

function stateOf(connection: Connection | undefined): ConnectionView['state'] {
  if (!connection) return 'local'
  if (!connection.token) return 'signIn'
  return hasConsent(connection) ? 'connected' : 'consent'
}
