import { cleanStyles } from './clean-styles'
import { parseHtml, type Content } from './content'
import { caretOf } from './draft-memory'
import type { Method } from './editor-methods'

/**
 * Inserts at the caret of the focused field by one method. Whether it did is only seen in the page; `passed` where
 * nobody in the page heard of it, so that nothing can come of it later.
 */
export function applyMethod(method: Method, field: HTMLElement, { html, text }: Content): 'passed' | 'done' {
  const doc = field.ownerDocument
  switch (method) {
    case 'insertText':
      doc.execCommand('insertText', false, text)
      return 'done'
    case 'insertHtml':
      cleanStyles(field, html, () => doc.execCommand('insertHTML', false, html))
      // TinyMCE's own Ctrl+Z takes back what it was told of.
      if (field.closest('.mce-content-body')) tellInput(field, text, 'insertFromPaste')
      return 'done'
    case 'setRangeText': {
      const area = field as HTMLTextAreaElement
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
      tellInput(field, text)
      return 'done'
    }
    case 'paste':
      return send(field, new ClipboardEvent('paste', { clipboardData: carry(html, text), ...UP }))
    case 'beforeInput': {
      const dataTransfer = carry(html, text)
      return send(field, new InputEvent('beforeinput', { inputType: 'insertFromPaste', dataTransfer, ...UP }))
    }
    case 'range':
      insertNodes(field, html)
      tellInput(field, text)
      return 'done'
  }
}

const UP = { bubbles: true, cancelable: true, composed: true }

/** A page's editor that takes an event keeps the browser from its own answer to it. */
function send(field: Element, event: Event): 'passed' | 'done' {
  return field.dispatchEvent(event) ? 'passed' : 'done'
}

function carry(html: string, text: string): DataTransfer {
  const data = new DataTransfer()
  data.setData('text/html', html)
  data.setData('text/plain', text)
  return data
}

function tellInput(field: Element, data: string, inputType = 'insertText'): void {
  field.dispatchEvent(new InputEvent('input', { inputType, data, bubbles: true, composed: true }))
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
