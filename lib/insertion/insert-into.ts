import type { Compose } from '../hosts/contract'
import type { InsertOutcome } from '../messages/worker-to-page'
import { applyMethod, type Content } from './apply-method'
import { hasAppeared, isUntouched, lookAt } from './appeared'
import type { DraftSeen } from './draft-memory'
import { hasModel, methodsFor } from './editor-methods'
import { lineBefore } from './own-line'
import { placeCaret } from './place-caret'
import { placeBefore, rangePlace, textAround } from './range-place'
import { ownLine, spacing } from './spacing'
import { textPlace } from './text-place'

/** Editors hear of a new selection late, some only a tenth of a second after. Milliseconds. */
const SELECTION_HEARD = 150
/** Editors render again, and some take back what they do not know: only then a look proves something. Milliseconds. */
const LOOK_AFTER = 400

export interface Inserted {
  outcome: InsertOutcome
  /** The method that worked. */
  method?: string
}

/**
 * Inserts into a draft at the remembered caret, or before signature and quote, or at the end, and looks whether it
 * is there. Another method is tried only while the draft is as it was, so that nothing stands there twice.
 */
export async function insertInto(
  { body, ...rest }: Compose,
  content: Content,
  caret: DraftSeen | undefined,
): Promise<Inserted> {
  body.ownerDocument.defaultView?.focus()
  body.focus({ preventScroll: true })
  // On focus such an editor puts its own caret first.
  if (hasModel(body)) await pause(SELECTION_HEARD)
  const spaced = aim({ body, ...rest }, content, caret)
  if (hasModel(body)) await pause(SELECTION_HEARD)
  const before = lookAt(body)
  for (const method of methodsFor(body)) {
    applyMethod(method, body, spaced)
    await pause(LOOK_AFTER)
    const now = lookAt(body)
    if (hasAppeared(before, now, content)) return { outcome: 'inserted', method }
    // Something came that is not what was meant: a second try could double it.
    if (!isUntouched(before, now)) break
  }
  return { outcome: 'failed' }
}

/** Puts the caret in its place and answers the content with the spaces or ends of line that it needs there. */
function aim(compose: Compose, { html, text }: Content, caret: DraftSeen | undefined): Content {
  const { body } = compose
  if (body.localName === 'textarea' || body.localName === 'input') {
    const area = body as HTMLTextAreaElement
    const { at, isOwnLine } = textPlace(area.value, caret && area.selectionEnd)
    area.setSelectionRange(at, at)
    const around = isOwnLine ? ownLine : spacing
    const [first, last] = around(area.value.slice(0, at), area.value.slice(at))
    return { html, text: first + text + last }
  }
  const place = rangePlace(compose, caret)
  // A signature or a quote to stand before. No `instanceof`: an element of a frame has other constructors.
  if ('localName' in place) {
    if (hasModel(body)) placeCaret(body, placeBefore(place))
    else lineBefore(body, place)
    return { html, text }
  }
  placeCaret(body, place)
  const [first, last] = spacing(...textAround(place))
  // A plain space at the end of a line is dropped before what follows comes.
  return { html: first.replace(' ', '&nbsp;') + html + last, text: first + text + last }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
