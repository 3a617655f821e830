/** A real editor: where it stands in its page, what it takes, and how it is given a draft by its own means. */
export interface RealEditor {
  /** Frames around the editable element, outermost first. */
  frames?: string[]
  field: string
  method: string
  plain?: true
  /** Presses of Ctrl+Z that bring the draft back where a space had to be typed before; one where absent. */
  undos?: number
  /** Runs in the page: gives the editor this draft by its own means. Absent where it knows no quotes. */
  load?: (html: string) => void
}

type Any = any

/** Puts a paste into an editor that offers no other way in from outside. */
function pasteAll(html: string): void {
  const field = document.querySelector<HTMLElement>('[data-lexical-editor],.ql-editor,.ProseMirror')!
  field.focus()
  document.execCommand('selectAll')
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', html)
  setTimeout(
    () =>
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
    200,
  )
}

const inElement = (html: string) => void (document.getElementById('ed')!.innerHTML = html)

/** Every editor that is tried, by the name of its page. */
export const EDITORS: Record<string, RealEditor> = {
  textarea: { field: '#body', method: 'insertText', plain: true },
  contenteditable: { field: '#ed', method: 'insertHtml', load: inElement },
  'plaintext-only': { field: '#ed', method: 'insertText', plain: true },
  designmode: {
    frames: ['#rt'],
    field: 'body',
    method: 'insertHtml',
    load: (html) => {
      ;(document.getElementById('rt') as HTMLIFrameElement).contentDocument!.body.innerHTML = html
    },
  },
  tinymce: {
    frames: ['.tox-edit-area__iframe'],
    field: 'body',
    method: 'insertHtml',
    load: (html) => (globalThis as Any).tinymce.activeEditor.setContent(html),
  },
  'tinymce-inline': {
    field: '.mce-content-body',
    method: 'insertHtml',
    load: (html) => (globalThis as Any).tinymce.activeEditor.setContent(html),
  },
  ckeditor4: {
    frames: ['iframe.cke_wysiwyg_frame'],
    field: 'body',
    method: 'insertHtml',
    load: (html) => (globalThis as Any).CKEDITOR.instances.ed2.setData(html),
  },
  ckeditor5: {
    field: '.ck-editor__editable',
    method: 'paste',
    load: (html) => (document.querySelector('.ck-editor__editable') as Any).ckeditorInstance.setData(html),
  },
  quill1: {
    field: '.ql-editor',
    method: 'insertHtml',
    load: (html) => (document.getElementById('ed') as Any).__quill.clipboard.dangerouslyPasteHTML(html),
  },
  quill: { field: '.ql-editor', method: 'insertHtml', load: pasteAll },
  prosemirror: { field: '.ProseMirror', method: 'paste', load: pasteAll },
  tiptap: {
    field: '.ProseMirror',
    method: 'paste',
    load: (html) => (document.querySelector('.ProseMirror') as Any).editor.commands.setContent(html),
  },
  lexical: { field: '[data-lexical-editor]', method: 'paste', load: pasteAll },
  draft: { field: '.public-DraftEditor-content', method: 'paste', undos: 2 },
  slate: { field: '[data-slate-editor]', method: 'beforeInput' },
  trix: {
    field: 'trix-editor',
    method: 'beforeInput',
    load: (html) => (document.querySelector('trix-editor') as Any).editor.loadHTML(html),
  },
  summernote: {
    field: '.note-editable',
    method: 'insertHtml',
    load: (html) => (globalThis as Any).$('#ed').summernote('code', html),
  },
  squire: {
    field: '#ed',
    method: 'paste',
    load: (html) => (globalThis as Any).squire.setHTML(html),
  },
  rooster: { field: '#ed', method: 'paste' },
  'shadow-contenteditable': {
    field: '#ed [contenteditable]',
    method: 'insertHtml',
    load: (html) => {
      document.getElementById('ed')!.shadowRoot!.querySelector('[contenteditable]')!.innerHTML = html
    },
  },
  'shadow-textarea': { field: '#ed textarea', method: 'insertText', plain: true },
  'shadow-prosemirror': { field: '#ed .ProseMirror', method: 'paste' },
  'nested-frames': {
    frames: ['#outer', 'iframe'],
    field: 'body',
    method: 'insertHtml',
  },
}
