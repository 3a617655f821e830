import { caretOf } from './draft-memory'
import type { Method } from './editor-methods'

/** What is inserted: the same in both forms. */
export interface Content {
  html: string
  text: string
}

/** Inserts at the caret of the focused field by one method. Whether it did is only seen in the page. */
export function applyMethod(method: Method, field: HTMLElement, { html, text }: Content): void {
  const doc = field.ownerDocument
  switch (method) {
    case 'insertText':
      doc.execCommand('insertText', false, text)
      return
    case 'insertHtml':
      doc.execCommand('insertHTML', false, html)
      // TinyMCE's own Ctrl+Z takes back what it was told of.
      if (field.closest('.mce-content-body')) tellInput(field, text, 'insertFromPaste')
      return
    case 'setRangeText': {
      const area = field as HTMLTextAreaElement
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
      return tellInput(field, text)
    }
    case 'paste':
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carry(html, text), ...UP }))
      return
    case 'beforeInput': {
      const dataTransfer = carry(html, text)
      field.dispatchEvent(
        new InputEvent('beforeinput', { inputType: 'insertFromPaste', dataTransfer, ...UP }),
      )
      return
    }
    case 'range':
      insertNodes(field, html)
      return tellInput(field, text)
  }
}

const UP = { bubbles: true, cancelable: true, composed: true }

function carry(html: string, text: string): DataTransfer {
  const data = new DataTransfer()
  data.setData('text/html', html)
  data.setData('text/plain', text)
  return data
}

function tellInput(field: Element, data: string, inputType = 'insertText'): void {
  field.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true, composed: true }))
}

/** The nodes of a piece of HTML; a parsed document runs nothing. */
export function parseHtml(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body
}

function insertNodes(field: HTMLElement, html: string): void {
  const selection = caretOf(field)
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
  if (!range) return
  const fragment = field.ownerDocument.createDocumentFragment()
  fragment.append(...parseHtml(html).childNodes)
  range.insertNode(fragment)
  range.collapse(false)
}
