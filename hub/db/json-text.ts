/**
 * A value as the text of a jsonb column. Postgres refuses U+0000 and half a surrogate pair, which a page can well put
 * into a title: the one is left out, the other becomes U+FFFD. `JSON.stringify` writes both as escapes, and nothing else
 * of that look but an escaped backslash before them.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (escape) => {
    if (escape === '\\\\') return escape
    return escape === '\\u0000' ? '' : '\ufffd'
  })
}

/** The same value with its strings, and the names of its fields, as a database can hold them. */
export function storable<T>(value: T): T {
  return JSON.parse(jsonText(value)) as T
}
