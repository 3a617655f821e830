import type { Content } from './content'
import { placeCaret } from './place-caret'
import { isInline, lineEnd, placeBefore } from './range-place'

/** The content as a line of its own, and how to take back the line that was made for it. */
export interface Line {
  content: Content
  giveUp(): void
}

/**
 * Puts the caret so that the content becomes a line before an element, and answers the content as it must be for
 * that: in an empty line that is there, or behind the text before it with the ends of line that makes it one. So it
 * is one step, which one Ctrl+Z takes back. A caret right before a block would be taken for one at the block's
 * beginning. For editors without a model of their own.
 */
export function lineBefore(field: HTMLElement, stop: Element, { html, text }: Content): Line {
  const before = shownBefore(stop)
  const asItIs = { content: { html, text }, giveUp() {} }
  if (before && isEmptyLine(before)) {
    if (before.nodeName === 'BR') placeCaret(field, placeBefore(before))
    else placeCaret(field, { node: before, offset: 0 })
    return asItIs
  }
  if (before && isTextual(before)) {
    placeCaret(field, before.nodeName === 'BR' ? placeBefore(before) : lineEnd(before))
    const block = before.nodeName === 'P' ? 'p' : 'div'
    const line = isInline(before) || before.nodeName === 'BR' ? html : `<${block}>${html}</${block}>`
    return { ...asItIs, content: { html: `<br>${line}`, text: `\n${text}` } }
  }
  // Nothing, or a list or a table, of which it would become a part.
  const line = field.ownerDocument.createElement('div')
  line.append(field.ownerDocument.createElement('br'))
  stop.before(line)
  placeCaret(field, { node: line, offset: 0 })
  return { ...asItIs, giveUp: () => line.remove() }
}

/**
 * The same for an editor with a model of its own: behind the text before, with the end of line in what is pasted. Its
 * first paragraph is empty and joins the line that the caret stands in.
 */
export function modelLineBefore(field: HTMLElement, stop: Element, { html, text }: Content): Line {
  const before = shownBefore(stop)
  const made = { giveUp() {} }
  if (!before || isEmptyLine(before)) {
    placeCaret(field, before ? { node: before, offset: 0 } : placeBefore(stop))
    return { ...made, content: { html, text } }
  }
  placeCaret(field, lineEnd(before))
  const line = field.closest('trix-editor') ? `<br>${html}` : `<p></p><p>${html}</p>`
  return { ...made, content: { html: line, text: `\n${text}` } }
}

/** The node before, comments and white space between tags aside. */
function shownBefore(node: Node): Node | null {
  let before = node.previousSibling
  while (before && before.nodeType !== Node.ELEMENT_NODE && !before.nodeValue?.trim())
    before = before.previousSibling
  return before?.nodeType === Node.COMMENT_NODE ? shownBefore(before) : before
}

/** Text, a paragraph of it, or the end of a line of it. */
function isTextual(node: Node): boolean {
  if (isInline(node) || node.nodeName === 'BR') return true
  return /^(?:P|DIV)$/.test(node.nodeName) && !(node as Element).querySelector('ul,ol,table,blockquote')
}

/** A block that holds nothing, or a `<br>` that ends no line of text. */
function isEmptyLine(node: Node): boolean {
  if (node.nodeName === 'BR') {
    const before = shownBefore(node)
    return !before || !isInline(before)
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  return !node.textContent?.trim() && !(node as Element).querySelector('img,table,hr,input')
}
