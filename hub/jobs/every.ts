import { setTimeout as sleep } from 'node:timers/promises'
import type { Hub } from '../hub'

/** Does work again and again, `wait` ms after it ended, until the hub stops. What fails is logged and done next time. */
export async function every(
  hub: Hub,
  name: string,
  wait: number,
  work: () => Promise<unknown>,
): Promise<void> {
  while (!hub.signal.aborted) {
    try {
      await work()
    } catch (err) {
      if (!hub.signal.aborted) hub.log.error({ err, job: name }, 'job failed')
    }
    await sleep(wait, undefined, { signal: hub.signal }).catch((error: unknown) => {
      if (!hub.signal.aborted) throw error
    })
  }
}
