/** What is inserted: the same in both forms. */
export interface Content {
  html: string
  text: string
}

/** The nodes of a piece of HTML; a parsed document runs nothing. */
export function parseHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body
}
