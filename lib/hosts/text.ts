const BLOCK = /^(P|DIV|BR|TR|LI|TABLE|PRE|BLOCKQUOTE|H\d)$/
const UNSEEN = 'script,style,[hidden],[style*="display:none"],[style*="display: none"],'
/** Quoted mail and signatures as mail programs mark them; webmails prefix foreign names, so by a part of them. */
export const QUOTE =
  'blockquote,[class*=_quote],[class*=signature i],[id$=signature i],[class*=moz-cite],.sig,#_rc_sig'
/** From here on all is history, or another message. */
export const HISTORY = '[id$=divRplyFwdMsg],[id$=appendonsend],.message-partheaders'
const MAX_MESSAGE = 4000
const MAX_DEPTH = 300

/**
 * The text of an element, a line for each block and a tab after each cell, without the parts that match `drop` and
 * without all that follows one that matches `stop`. It ends at `limit` characters, so its cost is bounded.
 */
export function readText(root: Node, drop: string, limit = MAX_MESSAGE, stop = 'x-y'): string {
  let text = ''
  let done = false
  const walk = (node: Node, depth: number): void => {
    for (let child = node.firstChild; child && !done; child = child.nextSibling) {
      done = text.length > limit || depth > MAX_DEPTH
      if (child.nodeType === 3) text += child.nodeValue
      if (child.nodeType !== 1) continue
      const element = child as Element
      done ||= element.matches(stop)
      if (done || element.matches(UNSEEN + drop)) continue
      const line = BLOCK.test(element.tagName) ? '\n' : ''
      text += line
      walk(element, depth + 1)
      text += /^T[DH]$/.test(element.tagName) ? '\t' : line
    }
  }
  walk(root, 0)
  return text.slice(0, limit)
}

/** The text of a message without the quotes and the signature that the page marks as such. */
export function messageText(body: Element): string {
  return readText(body, QUOTE, MAX_MESSAGE, HISTORY)
}
