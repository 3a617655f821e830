/**
 * A list of texts as one array literal for `$1::text[]` (or any other array type): the driver's own writing of long
 * lists costs several times as much. `null` is NULL.
 */
export function textArray(texts: readonly (string | number | null)[]): string {
  let literal = '{'
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index]
    if (index > 0) literal += ','
    if (text === null || text === undefined) literal += 'NULL'
    else if (typeof text === 'number') literal += text
    else literal += `"${SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, String.raw`\$&`) : text}"`
  }
  return `${literal}}`
}

const SPECIAL = /["\\]/
const EVERY_SPECIAL = /["\\]/g
