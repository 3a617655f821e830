import type { Compose } from '../hosts/contract'
import type { Content } from './content'
import type { DraftSeen } from './draft-memory'
import { lineBefore, modelLineBefore } from './own-line'
import { placeCaret } from './place-caret'
import { rangePlace, textAround } from './range-place'
import { ownLine, spacing } from './spacing'
import { textPlace } from './text-place'

/** The caret is in its place. */
export interface Aim {
  /** The content with what it needs there before and after. */
  content: Content
  /** What that is, in plain text: spaces or ends of line. */
  first: string
  last: string
  /** Takes back what was made ready for the content. */
  giveUp(): void
}

/** Puts the caret in its place, and answers the content as it must be there. */
export function takeAim(
  compose: Compose,
  { html, text }: Content,
  caret: DraftSeen | undefined,
  model: boolean | undefined,
): Aim {
  const { body } = compose
  if (body.localName === 'textarea' || body.localName === 'input') {
    const area = body as HTMLTextAreaElement
    const { at, isOwnLine } = textPlace(area.value, caret && area.selectionEnd)
    area.setSelectionRange(at, at)
    const [first, last] = (isOwnLine ? ownLine : spacing)(area.value.slice(0, at), area.value.slice(at))
    return { content: { html, text: first + text + last }, first, last, giveUp }
  }
  const place = rangePlace(compose, caret)
  // A signature or a quote to stand before. No `instanceof`: an element of a frame has other constructors.
  if ('localName' in place) {
    const none = { first: '', last: '' }
    const line = model ? modelLineBefore : lineBefore
    return { ...none, ...line(body, place, { html, text }) }
  }
  placeCaret(body, place)
  const [first, last] = spacing(...textAround(place))
  // A plain space at either end of what is inserted is dropped.
  const hard = (space: string) => space.replace(' ', '&nbsp;')
  const spaced = { html: hard(first) + html + hard(last), text: first + text + last }
  return { content: spaced, first, last, giveUp }
}

function giveUp(): void {
  // Nothing was made ready.
}
