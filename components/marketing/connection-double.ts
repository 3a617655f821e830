import type { ConnectionView } from '../../lib/messages/connection-view'
import type { Handlers } from '../../lib/messages/door'
import type { HouseToWorker } from '../../lib/messages/house-to-worker'

const LOCAL: ConnectionView = {
  state: 'local',
  pending: 0,
  parked: 0,
  offline: false,
  consent: { version: 'v1', routes: [] },
}

type About =
  | 'connectionGet' | 'hubConnect' | 'consentGive' | 'hubDisconnect' | 'hubEndedSeen' | 'outboxList' | 'outboxSend' | 'outboxRetry'
  | 'outboxDiscard' | 'ledgerList' // prettier-ignore

/** A browser with a local workspace, for tests that are not about hubs. */
export function localConnection(): Pick<Handlers<HouseToWorker>, About> {
  const refuse = () => {
    throw new Error('This double knows no hub.')
  }
  return {
    connectionGet: () => LOCAL,
    hubConnect: refuse,
    consentGive: refuse,
    hubDisconnect: refuse,
    hubEndedSeen: refuse,
    outboxList: () => [],
    outboxSend: refuse,
    outboxRetry: refuse,
    outboxDiscard: refuse,
    ledgerList: () => ({ rows: [] }),
  }
}
