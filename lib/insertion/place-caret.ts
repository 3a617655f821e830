import { caretOf } from './draft-memory'
import type { Place } from './range-place'

/** Puts the caret at a place of an editable element. */
export function placeCaret(field: HTMLElement, { node, offset }: Place): void {
  caretOf(field)?.collapse(node, offset)
}
