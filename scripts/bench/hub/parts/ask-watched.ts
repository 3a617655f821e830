import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const HOOK = new URL('../../../resolve-ts.mjs', import.meta.url).href
const SCRIPT = fileURLToPath(new URL('watched-hub.ts', import.meta.url))

export interface Watched {
  address: string
  /** What the process did since it was last asked. */
  watch(): Promise<{ longestStillMs: number; peakMB: number }>
  stop(): Promise<void>
}

/** Starts the hub as its own process on a database, under a secret; `stop` ends it and waits. */
export async function startWatched(databaseUrl: string, secret: string): Promise<Watched> {
  const profile = process.env.BENCH_PROFILE
  const child = fork(SCRIPT, {
    execArgv: ['--import', HOOK, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HUB_SECRET: secret,
      HUB_PORT: '0',
      LOG_LEVEL: 'error',
    },
  })
  const ended = once(child, 'exit')
  const [{ address }] = (await once(child, 'message')) as [{ address: string }]
  return {
    address,
    async watch() {
      child.send('watch')
      return (await once(child, 'message'))[0] as { longestStillMs: number; peakMB: number }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
