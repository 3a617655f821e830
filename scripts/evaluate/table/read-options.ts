import { parseArgs } from 'node:util'
import { Refusal } from '../command.ts'

/**
 * The options of a command, each with a value: `--leads F`. Throws a `Refusal` for an unknown option, one without
 * its value, and one of `required` that is missing.
 */
export function readOptions<Required extends string, Optional extends string = never>(
  argv: readonly string[],
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Record<Required, string> & Partial<Record<Optional, string>> {
  const names = [...required, ...optional]
  const values = parse(argv, names)
  const missing = required.filter((name) => !values[name])
  if (missing.length > 0)
    throw new Refusal(`Say ${missing.map((name) => `--${name}`).join(' and ')}. --help explains all options.`)
  return values as Record<Required, string> & Partial<Record<Optional, string>>
}

function parse(argv: readonly string[], names: readonly string[]): Record<string, string | undefined> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    return parseArgs({ args: joinNegative(argv), options, strict: true }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Refusal(`${refusalWords(error)} --help explains all options.`)
  }
}

/** `--days -1` as `--days=-1`: a negative number is a value to refuse by its meaning, not an option. */
function joinNegative(argv: readonly string[]): string[] {
  return argv.reduce<string[]>((joined, word) => {
    const before = joined.at(-1)
    const isValue = /^-[\d.]/.test(word) && before?.startsWith('--') && !before.includes('=')
    return isValue ? [...joined.slice(0, -1), `${before}=${word}`] : [...joined, word]
  }, [])
}

/** What was wrong with the line, in our words where Node's are about its own syntax. */
function refusalWords({ message }: TypeError): string {
  const [, option] = /^Option '(--[^ ']+)/.exec(message) ?? []
  if (option) return `${option} takes a value.`
  return `${message.replace(/\. To specify.*/s, '')}.`
}

/** A number above zero. Throws a `Refusal` for anything else. */
export function positiveNumber(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0) || !Number.isFinite(value))
    throw new Refusal(`--${name} takes a number above 0, not "${text}".`)
  return value
}

/** One of a few words. Throws a `Refusal` that names them. */
export function oneOf<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === text)
  if (!word) throw new Refusal(`--${name} takes ${words.join(' or ')}, not "${text}".`)
  return word
}
