import type { Compose } from '../hosts/contract'
import { parseHtml, type Content } from './content'
import { bare } from './appeared'
import { textPlace } from './text-place'

/**
 * True where the draft's own part, before signature and quoted mail, holds the content: every link of it, or its
 * text where it has none. What was sent before and is quoted does not count.
 */
export function holdsAlready({ body, before }: Compose, { html, text }: Content): boolean {
  const links = hrefs(parseHtml(html))
  const { value } = body as HTMLTextAreaElement
  if (typeof value === 'string') return holds(links, text, [], value.slice(0, textPlace(value, undefined).at))
  const own = body.ownerDocument.createRange()
  own.selectNodeContents(body)
  const stop = before.length ? body.querySelector(before.join(',')) : null
  if (stop) own.setEndBefore(stop)
  return holds(
    links,
    text,
    hrefs(body, (link) => own.intersectsNode(link)),
    own.toString(),
  )
}

function holds(links: string[], text: string, linked: string[], written: string): boolean {
  if (!links.length) return bare(text) !== '' && bare(written).includes(bare(text))
  const words = written.split(/[\s<>()"]+/).map((word) => word.replace(/[.,;:!?]+$/, ''))
  return links.every((link) => linked.includes(link) || words.includes(link))
}

function hrefs(root: ParentNode, isMeant: (link: Element) => boolean = () => true): string[] {
  return [...root.querySelectorAll('a[href]')].filter(isMeant).map((link) => link.getAttribute('href')!)
}
