import { existsSync, readFileSync } from 'node:fs'
import { FieldTest, Rule, TouchTest, type Condition } from '../../../lib/domain/definition/rule.ts'
import { Refusal } from '../command.ts'

const EXAMPLE = '{ "all": [{ "field": "Seconds", "op": ">=", "value": 900 }] }'

/** Reads a rule from a JSON file. Throws a `Refusal` that names the condition that cannot be read. */
export function readRule(path: string): Condition {
  if (!existsSync(path)) throw new Refusal(`There is no rule ${path}. It looks like ${EXAMPLE}.`)
  const value = parseJson(path)
  const parsed = Rule.safeParse(value)
  if (parsed.success) return parsed.data
  const bound = parsed.error.issues.find((issue) => issue.code === 'custom')
  const fault = bound?.message ?? faultIn(value) ?? 'it is no rule.'
  throw new Refusal(`${path}: ${fault} A rule looks like ${EXAMPLE}. --help lists what it may say.`)
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${path} is not valid JSON: ${error.message}.`)
    throw error
  }
}

/** The first condition that does not fit, in reading order. */
function faultIn(value: unknown): string | undefined {
  if (Rule.safeParse(value).success) return undefined
  const group = (typeof value === 'object' && value !== null ? value : {}) as { all?: unknown; any?: unknown }
  const members = group.all ?? group.any
  const within = Array.isArray(members)
    ? members.map(faultIn).find((fault) => fault !== undefined)
    : undefined
  if (within) return within
  const text = JSON.stringify(value).slice(0, 200)
  const schema = 'touches' in group ? TouchTest : 'field' in group ? FieldTest : undefined
  const issue = schema?.safeParse(value).error?.issues[0]
  const where = issue?.path.length ? `"${issue.path.join('.')}": ` : ''
  return issue ? `${text} cannot be read: ${where}${issue.message}.` : `${text} is no condition.`
}
