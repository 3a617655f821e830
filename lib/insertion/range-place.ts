import type { Compose } from '../hosts/contract'
import type { DraftSeen } from './draft-memory'

/** A place in an editable element. */
export interface Place {
  node: Node
  offset: number
}

/**
 * Where to insert into rich text: the remembered caret if it still stands in the body and not in the signature or
 * the quoted mail; else the first of these, to insert before it; else the end of the last line.
 */
export function rangePlace({ body, before }: Compose, caret: DraftSeen | undefined): Place | Element {
  const stops = before.join(',')
  const stop = stops ? body.querySelector(stops) : null
  const node = caret?.node
  if (node && body.contains(node) && !isBehind(node, body, stops)) {
    // A link in a link is none; the caret stays in one that was just inserted.
    const link = elementOf(node)?.closest('a')
    if (link && link !== body && body.contains(link)) return placeAfter(link)
    const length = node.nodeType === Node.TEXT_NODE ? node.nodeValue!.length : node.childNodes.length
    return { node, offset: Math.min(caret.offset, length) }
  }
  return stop ?? lineEnd(body)
}

function isBehind(node: Node, body: Element, stops: string): boolean {
  const stop = stops ? elementOf(node)?.closest(stops) : null
  return !!stop && body.contains(stop)
}

function elementOf(node: Node): Element | null {
  return node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
}

/** The end of the deepest last block of a node; before its filling `<br>`. */
export function lineEnd(from: Node): Place {
  let node = from
  while (node.lastChild && !isLeaf(node.lastChild)) node = node.lastChild
  if (node.nodeType === Node.TEXT_NODE) return { node, offset: node.nodeValue!.length }
  const filler = node.lastChild?.nodeName === 'BR' ? 1 : 0
  return { node, offset: node.childNodes.length - filler }
}

function isLeaf(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return false
  if (node.nodeType !== Node.ELEMENT_NODE) return true
  const element = node as Element
  const locked = element.getAttribute('contenteditable') === 'false'
  return locked || /^(?:br|img|hr|a|input|button|video|iframe)$/.test(element.localName)
}

const INLINE = /^(?:a|b|i|u|em|strong|span|font|code|mark)$/

/** The text on both sides of a place, as far as it stands in the same line. */
export function textAround({ node, offset }: Place): [before: string, after: string] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue!
    const before = text.slice(0, offset) || inlineText(node.previousSibling)
    return [before, text.slice(offset) || inlineText(node.nextSibling)]
  }
  return [inlineText(node.childNodes[offset - 1]), inlineText(node.childNodes[offset])]
}

function inlineText(node: Node | null | undefined): string {
  if (!node) return ''
  return isInline(node) ? (node.textContent ?? '') : ''
}

/** True for what stands in a line of text. */
export function isInline(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE || INLINE.test((node as Element).localName ?? '')
}

/** The place right before a node. */
export function placeBefore(stop: Node): Place {
  const node = stop.parentNode!
  return { node, offset: [...node.childNodes].indexOf(stop as ChildNode) }
}

function placeAfter(node: Node): Place {
  const { node: parent, offset } = placeBefore(node)
  return { node: parent, offset: offset + 1 }
}
