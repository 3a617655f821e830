import type { Hub } from '../hub'
import { sweepDue } from '../privacy/sweep'
import { parseNetworks } from '../webhooks/address'
import { makeRunning, startDue } from '../webhooks/delivery-round'
import { makePoster } from '../webhooks/post'
import { every } from './every'

const SECOND = 1000
const MINUTE = 60_000

/**
 * Starts what the hub does by itself. Safe beside other processes on the same database: each piece of work is taken
 * up by a row that one of them gets. Ends with the hub's signal; the promise resolves when the last piece has ended,
 * and the database may be closed only then.
 */
export function startJobs(hub: Hub): Promise<void> {
  const poster = makePoster({ allowed: parseNetworks(hub.env.HUB_WEBHOOK_ALLOW) })
  const running = makeRunning()
  const deliveries = every(hub, 'deliveries', SECOND, () => startDue(hub, poster, running)).then(() =>
    Promise.all(running.all),
  )
  const retention = every(hub, 'retention', MINUTE, () => sweepDue(hub))
  return Promise.all([deliveries, retention]).then(() => undefined)
}
