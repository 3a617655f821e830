import { makeNameBlanker } from './blank-names'
import { TAGS, type KnownWords } from './known-words'

/** Attributes that say how a page is built. Everything else of an element is left out. */
const KEPT =
  /^(class|id|role|type|name|itemprop|itemtype|itemscope|hidden|contenteditable|g_editable|aria-(hidden|selected|multiline|level|modal)|data-(test|testid|test-id|selenium-test|qa|id|cy|field|name|app-section|target-selection-name|compose-id|anonymize|action|card-type|pane|automation-id))$/
/** Elements whose inside says nothing of the page's shape. */
const EMPTIED = /^(script|style|svg|canvas|video|audio|noscript|link|meta)$/
const MOST_LETTERS = 1_500_000
const MAX_DEPTH = 200

/**
 * The shape of a page without what it says: tags, and of white-listed attributes the known words of their values
 * (`blank-names.ts`). Every text is one `x`, one that holds an address `x@x.x`; so are values. Open shadow roots and
 * same-origin frames are in it as templates.
 */
export function censorPage(page: Document, known: KnownWords): string {
  const blank = makeNameBlanker(known)
  let html = ''
  const write = (node: Node, depth: number): void => {
    if (html.length > MOST_LETTERS || depth > MAX_DEPTH) return
    if (node.nodeType === 3) html += censorText(node.nodeValue ?? '')
    if (node.nodeType !== 1) return
    const element = node as Element
    const { localName } = element
    const tag = TAGS.has(localName) ? localName : blank(localName)
    html += `<${tag}${attributesOf(element, blank)}>`
    if (!EMPTIED.test(localName)) {
      const inner = localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument?.body : undefined
      if (inner) html += '<template data-frame>'
      if (inner) write(inner, depth + 1)
      if (inner) html += '</template>'
      const root = element.shadowRoot
      if (root) html += '<template shadowrootmode="open">'
      for (const child of root?.childNodes ?? []) write(child, depth + 1)
      if (root) html += '</template>'
      for (const child of element.childNodes) write(child, depth + 1)
    }
    html += `</${tag}>`
  }
  write(page.documentElement, 0)
  return html
}

function attributesOf(element: Element, blank: (name: string) => string): string {
  let text = ''
  for (const { name, value } of element.attributes) {
    if (KEPT.test(name)) text += ` ${name}="${censorValue(value, blank)}"`
    // That an address stands here is the very thing to know; which one is not.
    else if (value.includes('@')) text += ` ${blank(name)}="x@x.x"`
  }
  return text
}

/** A value that names a part of the page; one that may say more is blanked. */
function censorValue(value: string, blank: (name: string) => string): string {
  if (value.includes('@')) return 'x@x.x'
  return value.length > 120 ? 'x' : blank(value)
}

function censorText(text: string): string {
  if (!text.trim()) return ''
  return text.includes('@') ? 'x@x.x' : 'x'
}
