import type { Person } from '../repos/person-find'
import { withoutMention } from './mention'

const CUT_IDS = /"(userId|anonymousId|previousId)"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)/g

/**
 * True where a dead letter, an event as it was sent, is of this person: it names an address of theirs, or its own ids
 * are theirs at that source. Law: what else an event holds is no id, whatever it looks like.
 */
export function isLetterOf(letter: { source_id: string; body: string }, person: Person): boolean {
  const keys = new Set(person.keys)
  const { source_id, body } = letter
  if (idsIn(body).some(([name, id]) => keysOfId(source_id, name, id).some((key) => keys.has(key))))
    return true
  return withoutMention(unescaped(body), { ...person, nodeIds: [] }) !== undefined
}

/** The same keys that the event would have been found by: see `keysOf` of the ingestion. */
function keysOfId(sourceId: string, name: string, id: string): string[] {
  const [user, anonymous] = [`user:${sourceId}:${id}`, `anon:${sourceId}:${id}`]
  return name === 'userId' ? [user] : name === 'anonymousId' ? [anonymous] : [user, anonymous]
}

function idsIn(body: string): [string, string][] {
  const event = parsed(body)
  // Cut off where it was too large: its fields are looked for by their names.
  const fields =
    event === undefined
      ? [...body.matchAll(CUT_IDS)].map(([, name, value]) => [name!, parsed(value!)] as const)
      : ['userId', 'anonymousId', 'previousId'].map(
          (name) => [name, (event as Event | null)?.[name]] as const,
        )
  return fields.flatMap(([name, id]) =>
    typeof id === 'string' || typeof id === 'number' ? [[name, String(id).trim()]] : [],
  )
}
type Event = Record<string, unknown>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The words of JSON without its escapes: one that was cut off can be read no other way. */
function unescaped(json: string): string {
  return json.replace(/\\(?:u([0-9a-f]{4})|([^]))/gi, (_all, hex?: string, sign?: string) => {
    if (hex) return String.fromCharCode(Number.parseInt(hex, 16))
    return /[nrtbf]/.test(sign!) ? ' ' : sign!
  })
}
