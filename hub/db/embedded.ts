import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port'
import type { Logger } from 'pino'
import { keepSecret } from '../secret'
import { findAccount, giveTo, letThrough, type Account } from './embedded-account'
import { findBinaries, type Binaries } from './embedded-binaries'
import { takeLock } from './embedded-lock'
import { runServer, serverEnv } from './embedded-server'

const run = promisify(execFile)

/** A PostgreSQL of the hub's own. */
export interface Embedded {
  /** Reached on the loopback address only. */
  url: string
  stop(): Promise<void>
}

/** Connections besides the pool's: jobs, sessions, somebody who looks. */
const SPARE_CONNECTIONS = 40

/**
 * Starts the PostgreSQL 18 that came with the packages, on data in `folder`; makes the data at the first start.
 * Throws a `LockedError` where another hub works there, else an error in words.
 */
export async function startEmbedded(folder: string, pool: number, log: Logger): Promise<Embedded> {
  const home = resolve(folder)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const unlock = takeLock(join(home, 'hub.lock'))
  try {
    const account = findAccount()
    const binaries = findBinaries()
    letThrough(account, home, home)
    letThrough(account, dirname(binaries.postgres))
    const password = keepSecret(join(home, 'database-password'), () => randomBytes(24).toString('base64url'))
    const data = join(home, 'db')
    if (!existsSync(data)) await makeCluster(binaries, account, data, password)
    else await stopOrphan(binaries, account, data)
    const port = await freePort()
    const url = `postgres://halfdoor:${password}@127.0.0.1:${port}/postgres`
    const maxConnections = pool + SPARE_CONNECTIONS
    const server = await runServer({ binaries, account, folder: data, port, url, maxConnections, log })
    return {
      url,
      async stop() {
        await server.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Made beside its place and moved there when whole, so that a power cut leaves no half of one. */
async function makeCluster({ initdb }: Binaries, account: Account, data: string, password: string) {
  const fresh = `${data}.new`
  const passwordFile = `${data}.password`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(account, fresh)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, passwordFile)
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const access = ['--auth=scram-sha-256', '--username=halfdoor', `--pwfile=${passwordFile}`]
  try {
    await run(initdb, ['-D', fresh, ...locale, ...access], { ...account, env: serverEnv(), cwd: fresh })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(fresh, data)
}

/** After `kill -9` of a hub its database may live on, or its `postmaster.pid` may name a process that is gone. */
async function stopOrphan({ pgCtl }: Binaries, account: Account, data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (await isPostgres(pid)) {
    const options = { ...account, env: serverEnv(), cwd: data }
    await run(pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60'], options)
  } else rmSync(file, { force: true })
}

/** True for a PostgreSQL that runs. Numbers of processes are given out again: another program may bear this one now. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true
  try {
    const { stdout } = await run('ps', ['-p', String(pid), '-o', 'stat=,args='])
    // Z: dead, but nobody has asked how it ended.
    return /postgres/.test(stdout) && !stdout.trim().startsWith('Z')
  } catch (error) {
    // `ps` says 1 where there is no such process; where there is no `ps`, Postgres looks for itself.
    return (error as { code?: unknown }).code === 1 ? false : true
  }
}
