import type { Compose } from '../hosts/contract'
import { applyMethod } from './apply-method'
import type { Content } from './content'
import { hasAppeared, isUntouched, lookAt, type FieldLook } from './appeared'
import { caretOf, type DraftSeen } from './draft-memory'
import { editorKind } from './editor-methods'
import { takeAim } from './take-aim'

/** Editors hear of a new selection late, some only a tenth of a second after. Milliseconds. */
const SELECTION_HEARD = 150
/** Editors render again, and some take back what they do not know: only then a look proves something. Milliseconds. */
const LOOK_AFTER = 300
/** What has appeared must still be there after this. Milliseconds. */
const STAYS_FOR = 300
/** An editor that took an event and shows nothing yet may still be at work. Milliseconds. */
const LATE = 500

/**
 * Inserts into a draft at the remembered caret, or before signature and quote, or at the end, and looks whether it
 * is there and stays. Another method is tried only while the draft is as it was, so that nothing stands there twice.
 * Answers the method that worked, undefined where none did.
 */
export async function insertInto(
  compose: Compose,
  content: Content,
  caret: DraftSeen | undefined,
): Promise<string | undefined> {
  const { body } = compose
  const { methods, model, trims, stepKey } = editorKind(body)
  body.ownerDocument.defaultView?.focus()
  body.focus({ preventScroll: true })
  // On focus such an editor puts its own caret first.
  if (model) await pause(SELECTION_HEARD)
  const aim = takeAim(compose, content, caret, model)
  if (model) await pause(SELECTION_HEARD)
  if (stepKey)
    body.dispatchEvent(new KeyboardEvent('keydown', { ...stepKey, bubbles: true, cancelable: true }))
  if (trims && aim.first + aim.last) {
    body.ownerDocument.execCommand('insertText', false, aim.first + aim.last)
    await pause(SELECTION_HEARD)
    if (aim.last) caretOf(body)?.modify('move', 'backward', 'character')
    await pause(SELECTION_HEARD)
  }
  const before = lookAt(body)
  for (const method of methods) {
    const taken = applyMethod(method, body, trims ? content : aim.content)
    if (taken === 'passed' && isUntouched(before, lookAt(body))) continue
    const shown = await lookTwice(body, before, content)
    if (shown === 'there') return method
    // Something came that is not what was meant: a second try could double it.
    if (shown === 'other') break
  }
  aim.giveUp()
  return undefined
}

/** Looks whether the content is there and stays; `none` where the field is as it was before, also after a while. */
async function lookTwice(
  body: HTMLElement,
  before: FieldLook,
  content: Content,
): Promise<'there' | 'none' | 'other'> {
  await pause(LOOK_AFTER)
  if (isUntouched(before, lookAt(body))) await pause(LATE)
  else await pause(STAYS_FOR)
  const now = lookAt(body)
  if (!body.isConnected) return 'other'
  if (hasAppeared(before, now, content)) return 'there'
  return isUntouched(before, now) ? 'none' : 'other'
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
