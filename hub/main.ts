import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeFirstAdminLink } from './auth/first-admin'
import { makeServerResetLink } from './auth/password-reset'
import { LockedError } from './db/embedded-lock'
import { readEnv, SettingsError } from './env'
import type { Hub } from './hub'
import { makeLog } from './log'
import { helpText } from './main-help'
import { startHub } from './start-hub'

/** The hub as a command. Ends with 0 when told to stop, 1 where it cannot start, 2 where it was called wrongly. */

const print = (text: string) => process.stdout.write(`${text}\n`)

function fail(code: 1 | 2, text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}

function readCall() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean' },
        version: { type: 'boolean' },
        'new-password': { type: 'string' },
      },
    }).values
  } catch (error) {
    return fail(2, `${(error as Error).message}\nTry --help.`)
  }
}

function readSettings() {
  try {
    return readEnv(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return fail(2, `These settings cannot be used:\n${error.message.replace(/^/gm, '  ')}\nTry --help.`)
  }
}

const call = readCall()
if (call.help) {
  print(helpText().trimEnd())
} else if (call.version) {
  print(JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')).version)
} else {
  await run()
}

async function run(): Promise<void> {
  const env = readSettings()
  const log = makeLog(env.LOG_LEVEL)
  const wish = Promise.withResolvers<string>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, wish.resolve)
  // A defect outside of any request: what runs is finished, and whoever watches over the process starts it anew.
  process.on('uncaughtException', (err) => {
    log.error({ err }, 'a defect; stopping')
    process.exitCode = 1
    wish.resolve('defect')
  })
  try {
    const running = await startHub(env, log)
    print(`The hub is at ${running.hub.url()}`)
    const link = await makeFirstAdminLink(running.hub)
    if (link) print(`Nobody is a member yet. The first admin signs up here, once, within a day:\n  ${link}`)
    const forgetful = call['new-password']
    if (forgetful !== undefined) print(await resetWords(running.hub, forgetful))
    const why = await wish.promise
    log.info({ why }, 'stopping')
    await running.stop()
    process.exit()
  } catch (error) {
    if (error instanceof LockedError) fail(1, error.message)
    log.debug({ err: error }, 'did not start')
    fail(1, `The hub did not start. ${inWords(error)}`)
  }
}

/** A link for somebody who forgot their password; who can start the hub may open every account anyway. */
async function resetWords(hub: Hub, email: string): Promise<string> {
  const link = await makeServerResetLink(hub, email)
  return link
    ? `${email} sets a new password here, once, within a day:\n  ${link}`
    : `Nobody with the address ${email} is a member. The hub is up; no link was made.`
}

/** An error with its causes; addresses of databases hold passwords and are in none of them. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}\n  ${inWords(error.cause)}`
}
