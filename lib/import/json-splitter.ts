/** The names under which exports keep their list of records. */
const LIST_NAMES = new Set([
  'results', 'contacts', 'events', 'data', 'batch', 'records', 'items', 'leads', 'result', 'value', 'list',
  'rows', 'elements', 'touchpoints', 'assets', 'activities', 'users',
]) // prettier-ignore

/** The names under which an object keeps records by their ids, as Mautic does. */
const KEYED_NAMES = new Set(['contacts', 'leads'])

export interface JsonText {
  /** Line the record starts on, from 1. */
  line: number
  text: string
}

/** How the records stand in a file: a list at its root, one after the other (NDJSON), or lists inside one object. */
export type JsonLayout = 'array' | 'sequence' | 'envelope'

interface Container {
  isArray: boolean
  /** The name it stands under in its object. */
  name: string
}

/**
 * Cuts JSON text into the texts of its records, slice by slice, without parsing them; so a file cut short gives
 * its whole records. Cost is linear; a record over several slices is kept as one text.
 */
export function makeJsonSplitter(layout: JsonLayout) {
  const stack: Container[] = []
  let line = 1
  let isInString = false
  let isEscaped = false
  let recordDepth = -1
  let recordLine = 0
  let parts: string[] = []
  let name = ''
  let lastString = ''
  let stringStart = 0
  let stringHead = ''

  function startsRecord(): boolean {
    const depth = stack.length
    if (layout === 'sequence') return depth === 0
    if (layout === 'array') return depth === 1 && stack[0]!.isArray
    const parent = stack[depth - 1]
    if (depth < 2 || stack.slice(0, -1).some((each) => each.isArray)) return false
    return (parent!.isArray ? LIST_NAMES : KEYED_NAMES).has(parent!.name)
  }

  function open(isArray: boolean, at: number): number {
    const isRecord = recordDepth < 0 && !isArray && startsRecord()
    if (isRecord) {
      recordDepth = stack.length
      recordLine = line
    }
    stack.push({ isArray, name })
    name = ''
    return isRecord ? at : -1
  }

  /** The records that end in this text. */
  function push(text: string): JsonText[] {
    const records: JsonText[] = []
    let from = recordDepth >= 0 ? 0 : -1
    if (isInString) stringStart = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 10) line++
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (code === 92) isEscaped = true
        else if (code === 34) {
          isInString = false
          if (recordDepth < 0) lastString = stringHead + text.slice(stringStart, at)
          stringHead = ''
        }
      } else if (code === 34) {
        isInString = true
        stringStart = at + 1
      } else if (code === 58) name = lastString
      else if (code === 123 || code === 91) {
        const start = open(code === 91, at)
        if (start >= 0) from = start
      } else if (code === 125 || code === 93) {
        stack.pop()
        if (recordDepth >= 0 && stack.length === recordDepth) {
          records.push({ line: recordLine, text: parts.join('') + text.slice(from, at + 1) })
          parts = []
          recordDepth = -1
          from = -1
        }
      }
    }
    if (recordDepth >= 0) parts.push(text.slice(from))
    else if (isInString) stringHead += text.slice(stringStart)
    return records
  }

  return {
    push,
    /** Where the file stops inside something: the line of the record cut in two, or the last line. */
    cutAt(): number | undefined {
      if (recordDepth >= 0) return recordLine
      return stack.length > 0 || isInString ? line : undefined
    },
  }
}

/** The layout of JSON by its first text. One object and nothing after it is an envelope or a single record. */
export function detectJsonLayout(head: string, isWhole: boolean): JsonLayout {
  if (head.trimStart().startsWith('[')) return 'array'
  const roots = makeJsonSplitter('sequence').push(head)
  if (roots.length === 0) return 'envelope'
  const isAlone = roots.length === 1 && isWhole && !head.trimEnd().slice(roots[0]!.text.length).includes('{')
  if (!isAlone) return 'sequence'
  return makeJsonSplitter('envelope').push(head).length > 0 ? 'envelope' : 'sequence'
}
