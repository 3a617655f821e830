import { frameDocuments } from '../watch/frame-documents'

/** A field that had the focus, and where its caret stood. */
export interface DraftSeen {
  field: Element
  /** Absent for a textarea or an input: they keep their own caret. */
  node?: Node
  offset: number
}

const REMEMBERED = 8

/**
 * The fields last in focus, newest first, with their carets, kept up to date until the signal aborts: a click into
 * the sidebar loses both. Same-origin frames are heard too, and windows that the page has opened and written.
 */
export function rememberDrafts(page: Document, signal: AbortSignal): readonly DraftSeen[] {
  const drafts: DraftSeen[] = []
  const popOuts: Window[] = []

  function note(event: Event): void {
    const { target, currentTarget } = event
    const doc = currentTarget as Document
    // An editor in a frame moves its selection by itself too; the body of a frame is always its active element.
    const field = doc.hasFocus() ? focusedField(doc) : undefined
    if (!field) return
    const at = drafts.findIndex((each) => each.field === field)
    const draft = at < 0 ? { field, offset: 0 } : drafts[at]!
    if (at !== 0) {
      if (at > 0) drafts.splice(at, 1)
      drafts.unshift(draft)
      drafts.length = Math.min(drafts.length, REMEMBERED)
    }
    const caret = caretOf(field)
    // On focus the selection still stands elsewhere: the caret of the last time is the better memory.
    if (caret?.focusNode && field.contains(caret.focusNode)) {
      draft.node = caret.focusNode
      draft.offset = caret.focusOffset
    } else if (target !== doc && !draft.node?.isConnected) draft.node = undefined
  }

  /** Frames come, go and are written anew. A listener is never added twice. */
  function listen(): void {
    for (const each of documents()) {
      each.addEventListener('focusin', note, true)
      each.addEventListener('selectionchange', note, true)
    }
  }

  function documents(): Document[] {
    const opened = popOuts.filter(({ closed }) => !closed).map(({ document }) => document)
    return [page, ...opened].flatMap(frameDocuments)
  }

  globalThis.halfdoorPopOut = (popOut) => {
    popOuts.push(popOut)
    // Its own frames are made later, and it may be written anew.
    for (const event of ['load', 'focus', 'blur'])
      popOut.addEventListener(event, listen, { capture: true, signal })
    listen()
  }

  page.addEventListener('load', listen, { capture: true, signal })
  // The top window loses the focus when a frame gets it.
  page.defaultView?.addEventListener('blur', listen, { signal })
  signal.addEventListener('abort', () => {
    globalThis.halfdoorPopOut = undefined
    for (const each of documents()) {
      each.removeEventListener('focusin', note, true)
      each.removeEventListener('selectionchange', note, true)
    }
  })
  listen()
  return drafts
}

/** The selection that holds the caret of a field, also inside an open shadow root. */
export function caretOf(field: Element): Selection | null {
  const root = field.getRootNode() as Document | (ShadowRoot & { getSelection?(): Selection | null })
  return root.getSelection?.() ?? field.ownerDocument.getSelection()
}

/** The field that has the focus: a textarea, an input, or the outermost editable element. */
function focusedField(doc: Document): Element | undefined {
  let active = doc.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (doc.designMode === 'on') return doc.body
  if (active?.localName === 'textarea' || active?.localName === 'input') return active
  if (!(active as HTMLElement | null)?.isContentEditable) return undefined
  let field = active as HTMLElement
  while (field.parentElement?.isContentEditable) field = field.parentElement
  return field
}
