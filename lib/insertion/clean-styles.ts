import { parseHtml } from './content'
import { bare } from './appeared'

/**
 * Runs a command that inserts HTML, and takes off the inline styles that the browser writes onto what it inserts at
 * the end of a line: fonts and colours of the field as if somebody had chosen them. Only attributes go, which the
 * browser's own undo does not mind; an element taken out would be one that Ctrl+Z cannot find.
 */
export function cleanStyles(field: HTMLElement, html: string, insert: () => void): void {
  const before = new Set(field.querySelectorAll('[style]'))
  const chosen = new Set([...before].map((one) => one.getAttribute('style')))
  insert()
  const inserted = bare(parseHtml(html).textContent ?? '')
  for (const element of field.querySelectorAll('[style]')) {
    // The halves of an element that the insertion has split keep what it had.
    if (before.has(element) || chosen.has(element.getAttribute('style'))) continue
    if (inserted.includes(bare(element.textContent ?? ''))) element.removeAttribute('style')
  }
}
