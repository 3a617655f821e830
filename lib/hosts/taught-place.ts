import { BODY } from './generic/selectors'
import { readValue } from './probe'
import { QUOTE } from './text'

/** Why a place is nobody's: what stands there is somebody else's word, or one of many. */
export type PlaceProblem = 'none' | 'several' | 'quote' | 'draft' | 'list' | 'menu'

const ADDRESS = /[^\s<>():;,]{1,64}@[^\s<>()?:;,]{1,200}/g
const ROW = 'li,tr,option,[role=row],[role=listitem],[role=option],[role=treeitem]'
const MENU = 'nav,footer,[role=navigation],[role=contentinfo]'
/** Rows of a list that are looked at. */
const MOST_ROWS = 200

/** What speaks against the one address in an element as the person of its page; undefined where nothing does. */
export function placeProblem(element: Element, attribute?: string): PlaceProblem | undefined {
  const found = new Set(addressesOf(element, attribute))
  if (found.size !== 1) return found.size ? 'several' : 'none'
  if (element.closest(`${BODY},${QUOTE},q,cite`)) return 'quote'
  if (element.closest('[contenteditable]:not([contenteditable=false])')) return 'draft'
  if (element.closest(MENU)) return 'menu'
  return isOneOfRows(element, attribute) ? 'list' : undefined
}

/** Every address that an element says, or that its attribute holds. */
export function addressesOf(element: Element, attribute?: string): string[] {
  return readValue(element, attribute).match(ADDRESS) ?? []
}

/** True where rows beside this one hold an address at the same place. */
function isOneOfRows(element: Element, attribute?: string): boolean {
  const path: string[] = []
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { parentElement, localName } = at
    if (parentElement && at.matches(ROW)) {
      const css = path.map((name) => `>${tagSelector(name)}`).join('')
      const rows = [...parentElement.children].filter((row) => row !== at && row.localName === localName)
      const cellsOf = (row: Element) => (css ? [...row.querySelectorAll(`:scope${css}`)] : [row])
      const holds = (row: Element) => cellsOf(row).some((cell) => addressesOf(cell, attribute).length > 0)
      if (rows.slice(0, MOST_ROWS).some(holds)) return true
    }
    path.unshift(localName)
  }
  return false
}

/** A tag name as selectors write it. */
function tagSelector(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&')
}
