import type { Pool } from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus reads; a process runs one hub. */
export const registry = new Registry()

/** How long requests took, by the route's name. */
export const requestSeconds = new Histogram({
  name: 'halfdoor_request_seconds',
  help: 'How long requests took, in seconds, by route.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})

/** Counts events by what became of them, after their commit: `ingestedEvents.inc({ outcome }, n)`. */
export const ingestedEvents = new Counter({
  name: 'halfdoor_events_total',
  help: 'Events that came in, by what became of them.',
  labelNames: ['outcome'] as const,
  registers: [registry],
})

/** Counts rows that were left out because they cannot be read, each time one is met. */
export const unreadableRows = new Counter({
  name: 'halfdoor_unreadable_rows_total',
  help: 'Rows left out of answers because they cannot be read, by noun.',
  labelNames: ['noun'] as const,
  registers: [registry],
})

/** Starts what looks at the process itself: heap, event loop, garbage collection. Once a process. */
export function watchProcess(): void {
  if (registry.getSingleMetric('process_cpu_seconds_total')) return
  collectDefaultMetrics({ register: registry })
}

/** Shows a pool's use. */
export function watchPool(pool: Pool): void {
  const name = 'halfdoor_pool_connections'
  registry.removeSingleMetric(name)
  new Gauge({
    name,
    help: 'Connections to the database: busy, idle, and requests that wait for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}
