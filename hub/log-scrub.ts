/** Takes out of texts what a log may not hold: addresses, tokens, what stands in queries and in quotes. */

const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu
const CREDENTIAL = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi
const QUERY = /\?[^\s"'\\]*[\w=%&][^\s"'\\]*/g
const QUOTED = /"(?:[^"\\]|\\.)*"?/g
/** Keys, session tokens and their like; ids go with them. */
const TOKEN = /[\w-]{20,}/g
/** More of a text is not looked at; what was cut through at its end may not be told. */
const READ = 4000
/** How many errors of a chain of causes are told. */
const CAUSES = 4

/** The last look at a whole line of the log, whoever wrote it. */
export function scrubLine(line: string): string {
  return line.replace(ADDRESS, '<address>').replace(CREDENTIAL, '$1 <token>')
}

/** A text that may quote what was sent: an error's message. */
export function scrubText(text: string): string {
  const words = text.length > READ ? text.slice(0, READ).replace(/\S{1,400}$/, '') : text
  return scrubLine(words.replace(QUOTED, '"…"')).replace(QUERY, '?…').replace(TOKEN, '<token>').slice(0, 500)
}

/**
 * An error as the log tells it: where and what kind, its message scrubbed. Postgres' `detail`, `where` and parameters
 * hold values of rows: only the names of things are taken.
 */
export function scrubError(error: unknown, depth = 1): object {
  if (!(error instanceof Error)) return { type: typeof error, message: scrubText(String(error)) }
  const { code, severity, schema, table, column, constraint, routine } = error as unknown as Record<
    string,
    unknown
  >
  const named = { code, severity, schema, table, column, constraint, routine }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: scrubText(error.message),
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => typeof value === 'string')),
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
    ...(error.cause !== undefined && depth < CAUSES ? { cause: scrubError(error.cause, depth + 1) } : {}),
  }
}
