/** An address as it stands in a text. */
export interface FoundAddress {
  /** Behind its last sign. */
  to: number
  /** What it may be and where that begins, as it is written first: then without quotes and a query before it. */
  spellings: { from: number; address: string }[]
}

/** Signs of a local part that are no punctuation of the text around it. */
const LOCAL = /[\p{L}\p{N}_.%+'’-]/u
const LONGEST_LOCAL = 320
const AT = /@|%40|\\u0040/gi
const HOST = /[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+/uy
/** Up to the last of the signs that stand around an address, as a query writes them. */
const IN_QUERY = /^.*%(?:20|22|26|27|2c|2f|3a|3b|3c|3d|3e|3f)/i
/** Quotes, dots and dashes before an address are the text’s: nobody’s address begins with them. */
const PUNCTUATION = /^[.'’-]+/

/** Every whole address of a text with its bounds. Law: `b@acme.example` does not stand in `bob@acme.example`. */
export function* addressesIn(text: string): Generator<FoundAddress> {
  for (const { 0: sign, index } of text.matchAll(AT)) {
    let start = index
    while (start > 0 && index - start < LONGEST_LOCAL && LOCAL.test(text[start - 1]!)) start--
    HOST.lastIndex = index + sign.length
    const host = HOST.exec(text)?.[0]
    if (!host || start === index) continue
    const to = index + sign.length + host.length
    const whole = text.slice(start, index)
    const locals = [whole, whole.replace(PUNCTUATION, ''), whole.replace(IN_QUERY, '')]
    const spellings = [...new Set(locals)].filter(Boolean).map((local) => {
      const address = `${local.replace(/%2b/gi, '+')}@${host}`
      return { from: index - local.length, address }
    })
    yield { to, spellings }
  }
}
