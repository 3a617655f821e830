import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const HOOK = new URL('../../../resolve-ts.mjs', import.meta.url).href
const SCRIPT = fileURLToPath(new URL('hub-process.ts', import.meta.url))

/** Starts the hub as its own process on a database; `stop` ends it and waits. */
export async function startProcess(databaseUrl: string): Promise<{ address: string; stop(): Promise<void> }> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    HUB_SECRET: 'a secret of a benchmark, long enough',
    HUB_PORT: '0',
    LOG_LEVEL: 'error',
    ...(process.env.BENCH_PROFILE
      ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.env.BENCH_PROFILE}` }
      : {}),
  }
  const child = spawn(process.execPath, ['--import', HOOK, SCRIPT], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const told = /"address":"([^"]+)"/.exec(chunk.toString())?.[1]
      if (told) resolve(told)
    })
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code}.`)))
  })
  return {
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
