import type { Random } from '../../../lib/domain/random'
import { between, hashed, pick, shuffled } from './chance'
import { findAll, type PageParts, scopesOf } from './page-parts'

/** Whether something is shown, can be written in, or is declared: without these a page says something else. */
const MEANING =
  /^(style|hidden|inert|aria-hidden|contenteditable|type|shadowrootmode|data-frame|slot|src|srcdoc|sandbox|item[a-z]+)$/
const PLAIN_TAGS = [
  'SPAN',
  'DIV',
  'SECTION',
  'B',
  'STRONG',
  'H1',
  'H2',
  'H3',
  'HEADER',
  'UL',
  'LI',
  'P',
  'ARTICLE',
]

/** A new build of the host: some class names are others, throughout, and in another order. */
export function renameClasses({ page }: PageParts, random: Random): void {
  const share = pick([0.1, 0.3, 0.7, 1], random)
  const renamed = new Map<string, string>()
  for (const element of findAll(page, '[class]')) {
    const names = shuffled(element.getAttribute('class')!.split(/\s+/), random)
    for (const name of names)
      if (!renamed.has(name)) renamed.set(name, random() < share ? hashed(random) : name)
    element.setAttribute('class', names.map((name) => renamed.get(name)).join(' '))
  }
}

/** One to three attributes go, throughout or from some kinds of elements: one component is built anew. */
export function dropAttributes({ page }: PageParts, random: Random): void {
  const elements = findAll(page, '*').filter(isOwn)
  const names = [...new Set(elements.flatMap((element) => element.getAttributeNames()))]
  const droppable = names.filter((name) => !MEANING.test(name)).sort()
  for (const name of shuffled(droppable, random).slice(0, between(1, 3, random))) {
    const share = pick([1, 0.5, 0.15], random)
    const goes = new Map<string, boolean>()
    const kinds = elements.map((element) => [element, kindOf(element)] as const)
    for (const [element, kind] of kinds) {
      if (!goes.has(kind)) goes.set(kind, random() < share)
      if (goes.get(kind)) element.removeAttribute(name)
    }
  }
}

/** Elements of one component look alike: tag, classes, names of attributes. */
function kindOf(element: Element): string {
  return `${element.tagName} ${element.getAttribute('class')} ${element.getAttributeNames().join(' ')}`
}

/** Test attributes, roles and ids get other values, throughout. */
export function renameValues({ page }: PageParts, random: Random): void {
  const share = pick([0.1, 0.3, 0.7], random)
  const renamed = new Map<string, string>()
  for (const element of findAll(page, '*').filter(isOwn))
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name)!
      // What holds an address or a place is no name of a part.
      if (!/^(role|id|data-.*)$/.test(name) || MEANING.test(name) || /[@\s/]/.test(value)) continue
      // Numbered ids are of one kind.
      const stem = value.replace(/\d+/g, '')
      const key = `${name}=${stem}`
      if (!renamed.has(key)) renamed.set(key, random() < share ? hashed(random) : stem)
      if (renamed.get(key) !== stem) element.setAttribute(name, renamed.get(key)! + value.replace(/\D+/g, ''))
    }
}

/** Elements of one or two plain kinds become another kind, throughout. */
export function renameTags({ page, pane, messages, bodies }: PageParts, random: Random): void {
  const kept = new Set<Element | undefined>([pane, ...messages, ...bodies])
  for (const tag of shuffled(PLAIN_TAGS, random).slice(0, between(1, 2, random))) {
    const other = pick(PLAIN_TAGS, random).toLowerCase()
    for (const element of findAll(page, tag).filter((one) => !kept.has(one))) {
      const made = element.ownerDocument.createElement(other)
      for (const name of element.getAttributeNames()) made.setAttribute(name, element.getAttribute(name)!)
      made.append(...element.childNodes)
      element.replaceWith(made)
    }
  }
}

/**
 * Children change places; not where order is meaning: the messages of a conversation, the lines of a text, the
 * addresses of a record, of which the first is the first.
 */
export function reorder({ page, messages, addresses, bodies }: PageParts, random: Random): void {
  const share = pick([0.1, 0.4, 1], random)
  const holds = (parts: Set<Element>) => (element: Element) =>
    [...parts].some((part) => element.contains(part))
  for (const scope of scopesOf(page.documentElement)) {
    const parents = [...scope.querySelectorAll('*')].filter((one) => one.childElementCount > 1)
    for (const parent of parents) {
      if (random() >= share || parent.tagName === 'SELECT' || parent.closest('blockquote')) continue
      if (bodies.some((body) => body.contains(parent)) || isFrameText(parent)) continue
      const hasWords = [...parent.childNodes].some(
        (node) => node.nodeType === 3 && /\w/.test(node.nodeValue!),
      )
      const children = [...parent.children]
      if (hasWords || [messages, addresses].some((parts) => children.filter(holds(parts)).length > 1))
        continue
      parent.append(...shuffled(children, random))
    }
  }
}

/** Not a frame or its text, whose names tie them together. */
function isOwn(element: Element): boolean {
  return !/^(IFRAME|TEMPLATE)$/.test(element.tagName)
}

/** A frame's content is in a fragment; where the frame is a message's body, its order is meaning too. */
function isFrameText(element: Element): boolean {
  const root = element.getRootNode()
  return root.nodeType === 11 && !(root as DocumentFragment).querySelector('[id]')
}
