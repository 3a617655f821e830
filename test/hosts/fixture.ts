import fs from 'node:fs'
import path from 'node:path'
// @ts-expect-error: jsdom comes without types, and one class of it is used
import { JSDOM } from 'jsdom'
import { z } from 'zod'
import { Own } from '../../lib/domain/own'

/** What an adapter must make of a saved page; what is left out is not looked at. */
const Expectation = z.strictObject({
  url: z.string(),
  own: Own,
  /** The node whose loss must leave nobody. A selector. */
  main: z.string(),
  expect: z.strictObject({
    state: z.enum(['ready', 'nameOnly', 'notFound', 'notReady', 'changed']),
    kind: z.enum(['sure', 'ask', 'nameOnly', 'none']),
    key: z.string().optional(),
    email: z.string().optional(),
    name: z.string().optional(),
    title: z.string().optional(),
    company: z.string().optional(),
    reason: z.string().optional(),
    others: z.array(z.string()).optional(),
    /** Addresses that may not be read, in any role. */
    never: z.array(z.string()).optional(),
    own: z.array(z.string()).optional(),
    subject: z.string().optional(),
    thread: z.string().optional(),
    messages: z.array(z.string()).optional(),
    record: z.record(z.string(), z.string()).optional(),
    /** Keys of the drafts, or how many. */
    composes: z.union([z.array(z.string()), z.number()]),
    /** What the first element is in the first draft that text must stand before. A selector. */
    before: z.string().optional(),
  }),
})

export interface Fixture extends z.infer<typeof Expectation> {
  host: string
  name: string
  html: string
}

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/hosts')

/** Every saved page with its expectation. A page without one, or the other way round, is an error. */
export function readFixtures(from = FOLDER): Fixture[] {
  return fs.readdirSync(from).flatMap((folder) => {
    const files = fs.readdirSync(path.join(from, folder)).filter((file) => file !== 'urls.json')
    const names = [...new Set(files.map((file) => file.replace(/\.(html|json)$/, '')))]
    return names.map((name) => {
      const read = (kind: string) => fs.readFileSync(path.join(from, folder, `${name}.${kind}`), 'utf8')
      return { host: folder, name, html: read('html'), ...Expectation.parse(JSON.parse(read('json'))) }
    })
  })
}

/**
 * A page from a fixture's text. `<template shadowrootmode="open">` becomes its parent's shadow root, and
 * `<template data-frame="id">` the content of the frame with that id, as a browser would show them.
 */
export function openPage(html: string, url: string): Document {
  const page = parsePage(html, url)
  openParts(page)
  return page
}

/** A page from a fixture's text, its frames and shadow roots still in their templates. */
export function parsePage(html: string, url: string): Document {
  return new JSDOM(html, { url }).window.document
}

/** Puts what the templates hold into frames and shadow roots. */
export function openParts(page: Document): void {
  for (const template of page.querySelectorAll<HTMLTemplateElement>('template[data-frame]')) {
    const frame = page.getElementById(template.dataset.frame ?? '') as HTMLIFrameElement
    const inner = frame.contentDocument
    if (!inner) throw new Error(`no document in frame ${frame.id}`)
    // A frame whose address is not fetched has no body yet.
    if (!inner.body) inner.append(inner.createElement('html'))
    if (!inner.body) inner.documentElement.append(inner.createElement('head'), inner.createElement('body'))
    Object.defineProperty(inner, 'readyState', { value: 'complete' })
    inner.body.append(inner.importNode(template.content, true))
    // An editor's frame, as TinyMCE makes it.
    if (frame.id.endsWith('_ifr')) inner.body.setAttribute('contenteditable', 'true')
    template.remove()
  }
  openShadows(page)
}

function openShadows(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const shadow = template.parentElement!.attachShadow({ mode: 'open' })
    shadow.append(template.content)
    template.remove()
    openShadows(shadow)
  }
}

/** All of a page as text, shadow roots and frames too: the same text means that nothing was touched. */
export function serialise(page: Document): string {
  const inside = (root: ParentNode): string =>
    [...root.querySelectorAll('*')]
      .map((element) => {
        const frame = element.tagName === 'IFRAME' ? (element as HTMLIFrameElement).contentDocument : null
        return (
          (element.shadowRoot ? element.shadowRoot.innerHTML + inside(element.shadowRoot) : '') +
          (frame ? serialise(frame) : '')
        )
      })
      .join('')
  return page.documentElement.outerHTML + inside(page)
}
