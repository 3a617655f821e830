import type { HostTable } from '../domain/host-table'
import { SignedTables, TABLE_ENGINE, TableUpdate } from '../domain/table-update'
import { ExpectedError } from '../platform/expected-error'
import { boundsBroken } from './table-bounds'

interface Rules {
  /** Public keys that may sign, raw, in base64. */
  keys: readonly string[]
  /** The version in force. */
  version: number
  /** The hosts that this build knows. */
  builtIn: readonly HostTable[]
  /** Now, ms. */
  now: number
}

/**
 * The tables in a signed file. Throws `ExpectedError` in words where it is no such file, is not signed by a key of
 * ours, is not newer than what is in force, or asks for a newer engine. Nothing is changed by a refusal.
 */
export async function verifyTables(text: string, rules: Rules): Promise<TableUpdate> {
  const signed = readAs(text, (value) => SignedTables.safeParse(value))
  if (rules.keys.length === 0)
    throw new ExpectedError('This build takes no updates of the host tables: it was built without a key.')
  if (!(await isSigned(signed, rules.keys)))
    throw new ExpectedError(
      'The signature of this file does not fit. Get the file again from where it is published.',
    )
  const { engine } = readAs(signed.tables, (value) =>
    TableUpdate.pick({ engine: true }).strip().safeParse(value),
  )
  if (engine > TABLE_ENGINE)
    throw new ExpectedError('These tables are made for a newer Halfdoor. Update the extension first.')
  const update = readAs(signed.tables, (value) => TableUpdate.safeParse(value))
  if (update.version <= rules.version)
    throw new ExpectedError(
      `These tables (${update.version}) are not newer than those in use (${rules.version}).`,
    )
  // A clock that is years behind does not stand against what came with the extension.
  if (dayOf(update.version) > Math.max(dayNumber(rules.now + DAY), dayOf(rules.version)))
    throw new ExpectedError(`These tables name a day that has not come yet (${update.version}).`)
  for (const [place, table] of update.tables.entries()) {
    const builtIn = rules.builtIn.find(({ host }) => host === table.host)
    if (!builtIn)
      throw new ExpectedError(`These tables name a host that this Halfdoor does not know: ${table.host}.`)
    if (update.tables.findIndex(({ host }) => host === table.host) !== place)
      throw new ExpectedError(`These tables name ${table.host} twice.`)
    const broken = boundsBroken(table, builtIn)
    if (broken) throw new ExpectedError(`These tables cannot be used: ${broken}.`)
  }
  return update
}

const DAY = 86_400_000

/** The day in a version: 20261122 of 2026112207. */
function dayOf(version: number): number {
  return Number(String(version).slice(0, 8))
}

function dayNumber(at: number): number {
  return Number(new Date(at).toISOString().slice(0, 10).replaceAll('-', ''))
}

type Parsed<Value> =
  | { success: true; data: Value }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } }

function readAs<Value>(text: string, parse: (value: unknown) => Parsed<Value>): Value {
  const parsed = parse(parseJson(text))
  if (parsed.success) return parsed.data
  const { path = [], message = '' } = parsed.error.issues[0] ?? {}
  throw new ExpectedError(`This is no file of host tables: ${[...path, message].join(' › ').slice(0, 200)}.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ExpectedError('This is no file of host tables: it is not JSON.')
    throw error
  }
}

async function isSigned({ tables, signature }: SignedTables, keys: readonly string[]): Promise<boolean> {
  const bytes = new TextEncoder().encode(tables)
  for (const raw of keys)
    if (await crypto.subtle.verify('Ed25519', await importKey(raw), fromBase64(signature), bytes)) return true
  return false
}

async function importKey(raw: string): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64(raw), 'Ed25519', false, ['verify'])
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError')
      throw new ExpectedError('This browser cannot check the signature. Chrome 137 or later can.')
    throw error
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
