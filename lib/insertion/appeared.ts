import { parseHtml, type Content } from './content'

/** What a field holds: its characters without white space, and where its links lead. */
export interface FieldLook {
  text: string
  links: string
}

/** Looks at a field. */
export function lookAt(field: HTMLElement): FieldLook {
  const { value } = field as HTMLTextAreaElement
  return { text: bare(value ?? field.textContent ?? ''), links: linksIn(field) }
}

/** Editors rewrite white space and add marks of no width: neither counts. */
export function bare(text: string): string {
  return text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '')
}

function linksIn(root: ParentNode): string {
  return [...root.querySelectorAll('a')].map((link) => `${link.getAttribute('href')}\n`).join('')
}

/** True when nothing at all has changed since. */
export function isUntouched(before: FieldLook, now: FieldLook): boolean {
  return before.text === now.text && before.links === now.links
}

/** True when the content stands there once more than before: its HTML with every link, or its plain text. */
export function hasAppeared(before: FieldLook, now: FieldLook, { html, text }: Content): boolean {
  const more = (hay: keyof FieldLook, needle: string) => count(now[hay], needle) > count(before[hay], needle)
  if (more('text', bare(text))) return true
  const body = parseHtml(html)
  const links = linksIn(body).split('\n').filter(Boolean)
  return more('text', bare(body.textContent ?? '')) && links.every((link) => more('links', `${link}\n`))
}

/** How often a text stands in another; an empty one never does. */
export function count(hay: string, needle: string): number {
  return needle ? hay.split(needle).length - 1 : 0
}
