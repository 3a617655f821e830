import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A primary with a streaming standby, each an installed PostgreSQL of its own, as companies run them. */
export interface PostgresPair {
  version: string
  primaryPort: number
  standbyPort: number
  /** `kill -9` of the primary and everything it started. */
  killPrimary(): Promise<void>
  /** Makes the standby the primary; answers when it takes writes. */
  promoteStandby(): Promise<void>
  stop(): Promise<void>
}

const WAIT = 30_000

/** The newest installed server's programs; Debian keeps them by version. Throws in words where there is none. */
export function findPrograms(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')))
  if (!found) throw new Error('No PostgreSQL is installed. On Debian: apt-get install -y postgresql')
  return found
}

/** Starts both under `folder`, committing only what the standby has as well. */
export async function startPair(folder: string, ports: readonly [number, number]): Promise<PostgresPair> {
  const bin = findPrograms()
  const account = findAccount()
  const primary = join(folder, 'primary')
  const standby = join(folder, 'standby')
  chmodSync(folder, 0o755)
  for (const each of [primary, standby]) {
    mkdirSync(each, { mode: 0o700 })
    if (account) chownSync(each, account.uid, account.gid)
  }
  const run = (program: string, args: string[]) =>
    execFileSync(join(bin, program), args, {
      ...account,
      cwd: folder,
      stdio: 'pipe',
      env: { PATH: process.env.PATH },
    })

  run('initdb', ['-D', primary, '--auth=trust', '--username=halfdoor', '--encoding=UTF8', '--locale=C'])
  appendFileSync(
    join(primary, 'postgresql.conf'),
    `\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 100\nwal_level = replica\nmax_wal_senders = 4\nhot_standby = on\n`,
  )
  const first = launch(bin, primary, ports[0], account)
  await untilReady(ports[0])
  await onPort(ports[0], `select pg_create_physical_replication_slot('standby')`)
  const address = `host=127.0.0.1 port=${ports[0]} user=halfdoor application_name=standby`
  run('pg_basebackup', ['-D', standby, '-d', address, '-R', '-X', 'stream', '-S', 'standby', '-c', 'fast'])
  const second = launch(bin, standby, ports[1], account)
  await untilReady(ports[1])
  // From here on a commit is answered when the standby has it on disk.
  await onPort(ports[0], `alter system set synchronous_standby_names = 'standby'`)
  await onPort(ports[0], 'select pg_reload_conf()')
  await until(async () => {
    const rows = await onPort(ports[0], `select sync_state from pg_stat_replication`)
    return rows.some(({ sync_state }) => sync_state === 'sync')
  }, 'the standby did not become synchronous')
  const [{ server_version: version }] = (await onPort(ports[0], 'show server_version')) as [
    { server_version: string },
  ]

  return {
    version,
    primaryPort: ports[0],
    standbyPort: ports[1],
    killPrimary: () => killTree(first),
    async promoteStandby() {
      run('pg_ctl', ['promote', '-D', standby, '-w'])
      await until(async () => {
        const [row] = await onPort(ports[1], 'select pg_is_in_recovery() as waits')
        return row?.waits === false
      }, 'the standby was not promoted')
    },
    async stop() {
      await killTree(first)
      await killTree(second)
    },
  }
}

type Account = { uid: number; gid: number } | undefined

/** PostgreSQL does not run as root: then as the account that its package made. */
function findAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function launch(bin: string, data: string, port: number, account: Account): ChildProcess {
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port)], {
    ...account,
    cwd: data,
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env.PATH },
  })
  return child
}

async function killTree(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  // Its helpers are in its group; a primary of which only the head is gone may still answer.
  process.kill(-child.pid!, 'SIGKILL')
  await gone
}

function untilReady(port: number): Promise<void> {
  return until(
    async () => (await onPort(port, 'select 1')).length === 1,
    `PostgreSQL on port ${port} did not start`,
  )
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  let last: unknown
  for (const end = Date.now() + WAIT; Date.now() < end; await sleep(100)) {
    try {
      if (await isSo()) return
    } catch (error) {
      last = error
    }
  }
  throw new Error(otherwise, { cause: last })
}

async function onPort(port: number, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: `postgres://halfdoor@127.0.0.1:${port}/postgres`,
    connectionTimeoutMillis: 2000,
  })
  client.on('error', (error) => console.error(error.message))
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
