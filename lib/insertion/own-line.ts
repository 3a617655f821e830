import { placeCaret } from './place-caret'
import { isInline, lineEnd, placeBefore } from './range-place'

/**
 * Puts the caret into an empty line before an element: one that is there, else a new one. A caret right before a
 * block would be taken for one at the block's beginning. For editors without a model of their own.
 */
export function lineBefore(field: HTMLElement, stop: Element): void {
  const before = shownBefore(stop)
  const doc = field.ownerDocument
  if (!before) {
    const line = doc.createElement('div')
    line.append(doc.createElement('br'))
    stop.before(line)
    placeCaret(field, { node: line, offset: 0 })
  } else if (isEmptyLine(before)) {
    if (before.nodeName === 'BR') placeCaret(field, placeBefore(before))
    else placeCaret(field, { node: before, offset: 0 })
  } else {
    placeCaret(field, before.nodeName === 'BR' ? placeBefore(before) : lineEnd(before))
    // As a command, so that Ctrl+Z takes it back too.
    doc.execCommand('insertParagraph')
  }
}

/** The node before, comments and white space between tags aside. */
function shownBefore(node: Node): Node | null {
  let before = node.previousSibling
  while (before && before.nodeType !== Node.ELEMENT_NODE && !before.nodeValue?.trim())
    before = before.previousSibling
  return before?.nodeType === Node.COMMENT_NODE ? shownBefore(before) : before
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
