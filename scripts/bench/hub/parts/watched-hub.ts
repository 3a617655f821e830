// The hub as a process of its own that tells how long its event loop stood still, and its peak of memory, when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readEnv } from '../../../../hub/env'
import { startHub } from '../../../../hub/start-hub'

const running = await startHub(readEnv(process.env))
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
let peak = 0
setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50).unref()
process.on('message', () => {
  process.send?.({
    longestStillMs: Math.round(delay.max / 1e5) / 10,
    peakMB: Math.round(Math.max(peak, process.memoryUsage().rss) / 1e6),
  })
  delay.reset()
  peak = 0
})
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
process.send?.({ address: running.address })
