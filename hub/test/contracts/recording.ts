import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Contract } from '../../../lib/contract/contract'
import { outboxPush } from '../../../lib/contract/outbox-push'
import { OutboxRow } from '../../../lib/contract/outbox-row'
import { examplesOf, FORMATS } from './schema-example'
import type { Schema } from './schema-fit'

export const FOLDER = resolve(import.meta.dirname, '../../../test/fixtures/contracts/v1')

/** A contract as an extension in the field knows it. Law: written once; after a release never changed or deleted. */
export interface Recording {
  name: string
  method: string
  path: string
  /** What the extension may send. */
  input: Schema
  /** What the extension must be able to read. */
  output: Schema
  requests: unknown[]
  answers: unknown[]
}

/** A row of the outbox: the route takes any and refuses each by itself, so its contract alone does not hold them. */
export const outboxRow: Contract = { ...outboxPush, name: 'outboxRow', input: OutboxRow }

/** What a caller may write, and what it reads of what was written. */
export function schemaOf(shape: z.ZodType, io: 'input' | 'output'): Schema {
  const schema = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Schema & { $schema?: string }
  const { $schema: _, ...rest } = schema
  return rest
}

/** The contract of today as a recording. Throws where an example is not taken by its own schema. */
export function record({ name, method, path, input, output }: Contract): Recording {
  const [sent, read] = [schemaOf(input, 'input'), schemaOf(output, 'input')]
  const examples = (schema: Schema, shape: z.ZodType) => {
    const all = (['full', 'bare'] as const).flatMap((fill) => examplesOf(schema, fill))
    const unlike = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
    const good = unlike.map((one) => repaired(one, shape)).filter((one) => z.safeParse(shape, one).success)
    if (good.length) return good
    const problem = z.safeParse(shape, repaired(unlike[0], shape)).error?.message
    throw new Error(`${name}: no example is taken, such as ${JSON.stringify(unlike[0])}: ${problem}`)
  }
  return {
    name,
    method,
    path,
    input: sent,
    output: read,
    requests: examples(sent, input),
    answers: examples(read, output),
  }
}

/** What only code knows (an address that is trimmed first) stands in no schema: the refusal names its form. */
function repaired(value: unknown, shape: z.ZodType): unknown {
  const made = structuredClone({ value })
  for (const issue of z.safeParse(shape, value).error?.issues ?? []) {
    const path = ['value', ...issue.path]
    const last = path.pop()!
    const holder = path.reduce((at: any, key) => at?.[key], made)
    const form = 'format' in issue ? FORMATS[String(issue.format)] : undefined
    if (holder && form) holder[last] = form
  }
  return made.value
}

/** Writes recordings that are missing; with `all`, every one anew, which only a product nobody runs yet may do. */
export function writeRecordings(contracts: readonly Contract[], all: boolean): void {
  mkdirSync(FOLDER, { recursive: true })
  for (const contract of contracts) {
    const file = join(FOLDER, `${contract.name}.json`)
    if (all || !existsSync(file)) writeFileSync(file, `${JSON.stringify(record(contract), undefined, 1)}\n`)
  }
}

/** All that was ever recorded: `<name>.json`, and `<name>.2.json` where a later extension needs more of it. */
export function readRecordings(): Recording[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recording)
}
