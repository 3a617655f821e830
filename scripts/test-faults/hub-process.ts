import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE = 120_000

/** The hub as a process of its own, as companies run it. */
export interface HubProcess {
  url: string
  /** Starts it and waits until it is ready. */
  start(): Promise<void>
  /** `kill -9`: nothing is finished, nothing is said. */
  kill(): Promise<void>
  /** Stops it as it should be stopped. */
  stop(): Promise<void>
  isReady(): Promise<boolean>
  /** The last lines it said. */
  said(): string
}

/** A hub on this port with these settings. */
export function makeHubProcess(port: number, settings: Record<string, string>): HubProcess {
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let words = ''

  async function isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = new Promise((done) => ending.once('exit', done))
    ending.kill(signal)
    await gone
  }

  return {
    url,
    isReady,
    said: () => words,
    async start() {
      words = ''
      child = spawn(
        process.execPath,
        ['--import', resolve('scripts/resolve-ts.mjs'), resolve('hub/main.ts')],
        {
          env: { ...process.env, HUB_PORT: String(port), LOG_LEVEL: 'warn', ...settings },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      const own = child
      for (const stream of [own.stdout!, own.stderr!])
        stream.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4000)))
      for (const until = Date.now() + PATIENCE; !(await isReady()); await sleep(50)) {
        if (own.exitCode !== null) throw new Error(`The hub did not start:\n${words}`)
        if (Date.now() > until)
          throw new Error(`The hub was not ready within ${PATIENCE / 1000} s:\n${words}`)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** The embedded database of a hub: its process, and its address, which changes with every start. */
export function embeddedDatabase(folder: string): { pid: number; url: string } {
  const lines = readFileSync(join(folder, 'db/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(folder, 'database-password'), 'utf8').trim()
  return { pid: Number(lines[0]), url: `postgres://halfdoor:${password}@127.0.0.1:${lines[3]}/postgres` }
}
