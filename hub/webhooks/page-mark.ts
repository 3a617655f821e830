import { Refusal } from '../errors'

/** The row that a page ended with. Text of the form `1790000000000.id`. */
export interface PageMark {
  at: number
  id: string
}

/** The mark of the last row, where a page was full; else there is no next page. */
export function markAfter(rows: readonly PageMark[], limit: number): string | undefined {
  const last = rows.at(-1)
  return last && rows.length === limit ? `${last.at}.${last.id}` : undefined
}

/** Reads a mark. Refuses what this hub did not make. */
export function readMark(text: string | undefined): PageMark | undefined {
  if (text === undefined) return undefined
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? []
  if (!at || !id) throw new Refusal('badRequest', 'before: this is not the mark of a page. Leave it out.')
  return { at: Number(at), id }
}
