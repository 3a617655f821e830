import type { ConnectionView, LedgerLine, OutboxLine } from '../../../../lib/messages/connection-view'
import type { Handlers } from '../../../../lib/messages/door'
import type { HouseToWorker } from '../../../../lib/messages/house-to-worker'
import { ExpectedError } from '../../../../lib/platform/expected-error'
import type { HouseDouble } from '../../../marketing/house-double'

export const AT = Date.UTC(2026, 10, 20, 9)
export const ROUTES: ConnectionView['consent']['routes'] = [
  { route: 'leadLookUp', summary: 'Leads by address.', fields: ['emails', 'records.id'] },
  { route: 'outboxPush', summary: 'What a member did.', fields: ['rows.act.feedback.note'] },
  { route: 'quiteNew', summary: 'Something new.', fields: ['something'] },
]
export const ME: NonNullable<ConnectionView['me']> = {
  workspace: { id: 'w1', name: 'Nordwind' },
  member: { id: 'm1', name: 'Rita Keller', email: 'rita@nordwind.example', role: 'rep' },
}

/** What is kept of a hub in the double. */
export interface HubState {
  view: ConnectionView
  outbox: OutboxLine[]
  ledger: LedgerLine[]
  /** What the hub does with the acts that wait. */
  takes: boolean
}

/** A browser before it is connected. */
export function localHub(part: Partial<HubState> = {}): HubState {
  return {
    view: {
      state: 'local',
      pending: 0,
      parked: 0,
      offline: false,
      consent: { version: 'v1', routes: ROUTES },
    },
    outbox: [],
    ledger: [],
    takes: true,
    ...part,
  }
}

/** One that is connected. */
export function connectedHub(part: Partial<ConnectionView> = {}, more: Partial<HubState> = {}): HubState {
  const view: ConnectionView = {
    state: 'connected',
    url: 'https://hub.acme.example',
    me: ME,
    pending: 0,
    parked: 0,
    lastSyncAt: AT,
    offline: false,
    consent: { version: 'v1', routes: ROUTES, givenAt: AT },
    ...part,
  }
  return localHub({ view, ...more })
}

/** Stands for the worker's part about hubs; everything else is the house's double. */
export function askOver(house: HouseDouble, state: HubState): HouseDouble['ask'] {
  const handlers = handlersOver(state)
  return async (name, input) => {
    if (!Object.hasOwn(handlers, name)) return house.ask(name, input)
    house.asked.push({ name, input })
    const handle = handlers[name as keyof typeof handlers] as (input: unknown) => unknown
    return structuredClone(await handle(input))
  }
}

function handlersOver(state: HubState) {
  const count = () => {
    const parked = state.outbox.filter(({ refused }) => refused).length
    state.view = { ...state.view, parked, pending: state.outbox.length - parked }
  }
  const handlers = {
    connectionGet: () => state.view,
    hubConnect({ url }) {
      state.view = { ...connectedHub().view, url }
      return state.view
    },
    consentGive() {
      state.view = { ...state.view, state: 'connected' }
      return state.view
    },
    hubDisconnect({ discard }) {
      if (state.view.pending > 0 && !discard) return { done: false, pending: state.view.pending }
      state.view = localHub().view
      return { done: true, pending: 0 }
    },
    hubEndedSeen() {
      delete state.view.ended
    },
    outboxList: () => state.outbox,
    outboxSend() {
      if (!state.takes) throw new ExpectedError('The hub did not take everything.')
      state.outbox = state.outbox.filter(({ refused }) => refused)
      count()
    },
    outboxRetry({ id }) {
      state.outbox = state.outbox.map(({ refused, ...line }) =>
        line.id === id || !refused ? line : { ...line, refused },
      )
      count()
    },
    outboxDiscard({ id }) {
      state.outbox = state.outbox.filter((line) => line.id !== id)
      count()
    },
    ledgerList({ cursor = Infinity }) {
      const rows = state.ledger.filter(({ seq }) => seq < cursor).slice(0, 3)
      return { rows, ...(rows.length === 3 ? { cursor: rows.at(-1)!.seq } : {}) }
    },
  } satisfies Partial<Handlers<HouseToWorker>>
  count()
  return handlers
}
