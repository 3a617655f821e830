import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { makeApp } from './app'
import { makeAuthenticate } from './auth/authenticate'
import { connect, type Database } from './db/connect'
import { startEmbedded } from './db/embedded'
import { migrate } from './db/migrate'
import type { Env } from './env'
import { isUnavailable } from './errors'
import type { Hub } from './hub'
import { startJobs } from './jobs/start-jobs'
import { makeLog } from './log'
import { logUnreadable } from './log-unreadable'
import { watchPool, watchProcess } from './metrics'
import { keepSecret } from './secret'
import { PATIENCE } from './patience'
import { serve } from './serve'

export interface RunningHub {
  hub: Hub
  /** Where it listens on this machine. */
  address: string
  /** Finishes running requests, ends jobs, closes the database. Runs once, however often it is asked. */
  stop(): Promise<void>
}

/** How long a database may take to come up, ms: one started in the same moment needs a while. */
const DATABASE_PATIENCE = 60_000

/** Starts the whole hub. Throws in words where it cannot; what was started by then is stopped again. */
export async function startHub(
  settings: Env,
  log: Logger = makeLog(settings.LOG_LEVEL),
): Promise<RunningHub> {
  const env = { ...settings, HUB_SECRET: settings.HUB_SECRET ?? keptSecret(settings.HUB_DATA) }
  const undo: (() => Promise<unknown>)[] = []
  const stopAll = async () => {
    for (const end of undo.splice(0).reverse()) await end()
  }
  try {
    const embedded = env.DATABASE_URL ? undefined : await startEmbedded(env.HUB_DATA, env.DATABASE_POOL, log)
    if (embedded) undo.push(() => embedded.stop())
    const main = open(embedded?.url ?? env.DATABASE_URL!, env, log)
    undo.push(() => main.close())
    const replica = env.DATABASE_REPLICA_URL ? open(env.DATABASE_REPLICA_URL, env, log) : undefined
    if (replica) undo.push(() => replica.close())
    const done = await bringUpToDate(main.db, log)
    if (done.length) log.info({ done }, 'database brought up to date')
    watchProcess()
    const endTelling = logUnreadable(log)
    undo.push(async () => endTelling())
    watchPool(main.pool)

    const stopping = new AbortController()
    const lastWork: (() => Promise<void>)[] = []
    let address = ''
    const parts = {
      env,
      db: main.db,
      reportDb: replica?.db ?? main.db,
      log,
      now: Date.now,
      url: () => (env.HUB_URL ?? address).replace(/\/+$/, ''),
      signal: stopping.signal,
      atStop: (work: () => Promise<void>) => void lastWork.push(work),
    }
    const hub: Hub = { ...parts, authenticate: makeAuthenticate(parts) }
    undo.push(async () => {
      for (const work of lastWork) await work()
    })
    let app: ReturnType<typeof makeApp> | undefined
    const served = await serve((...asked) => (app ??= makeApp(hub)).fetch(...asked), {
      host: env.HUB_HOST,
      port: env.HUB_PORT,
    })
    let jobs = Promise.resolve()
    undo.push(async () => {
      // Those who wait for changes are answered at once; others finish.
      stopping.abort()
      const [ended] = await Promise.all([served.stop(), Promise.race([jobs, sleep(PATIENCE.stop)])])
      if (!ended) log.warn('requests that ran too long were cut off')
    })
    // An app is made with the address, which a free port gives only once it is listened to.
    address = served.address
    app ??= makeApp(hub)
    jobs = startJobs(hub)
    log.info('the hub is up')
    let stopped: Promise<void> | undefined
    return { hub, address, stop: () => (stopped ??= stopAll()) }
  } catch (error) {
    await stopAll()
    throw error
  }
}

function open(url: string, { DATABASE_POOL }: Env, log: Logger) {
  return connect(url, DATABASE_POOL, (err) => log.warn({ err }, 'a connection to the database broke'))
}

function keptSecret(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return keepSecret(join(folder, 'secret'), () => randomBytes(48).toString('base64url'))
}

async function bringUpToDate(db: Database, log: Logger): Promise<string[]> {
  for (const until = Date.now() + DATABASE_PATIENCE; ; await sleep(1000)) {
    try {
      return await migrate(db)
    } catch (err) {
      const cause = (err as Error).cause ?? err
      if (!isUnavailable(cause) || Date.now() > until) throw err
      log.warn({ code: (cause as { code?: unknown }).code }, 'the database does not answer yet')
    }
  }
}
