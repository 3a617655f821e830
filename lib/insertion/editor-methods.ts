/** A way of inserting. What each real editor takes was measured; what an editor answers proves nothing. */
export type Method = 'insertText' | 'setRangeText' | 'insertHtml' | 'paste' | 'beforeInput' | 'range'

interface EditorKind {
  selector: string
  /** In the order in which they are tried. Never one that leaves an editor's model behind. */
  methods: readonly Method[]
  /** Keeps a model of its own, and hears of the caret only after a while. */
  model?: boolean
  /** Drops white space at both ends of what is pasted. */
  trims?: boolean
  /** Keeps a step to undo only at some keys: one is pressed for it before, else Ctrl+Z takes back typed text too. */
  stepKey?: KeyboardEventInit
}

const KINDS: readonly EditorKind[] = [
  { selector: 'textarea,input', methods: ['insertText', 'setRangeText'] },
  { selector: '[contenteditable=plaintext-only]', methods: ['insertText', 'range'] },
  { selector: '[data-slate-editor]', methods: ['beforeInput', 'paste'], model: true },
  {
    selector: '.ck-editor__editable,.ProseMirror,[data-lexical-editor]',
    methods: ['paste', 'insertText'],
    model: true,
  },
  { selector: '.public-DraftEditor-content', methods: ['paste', 'insertText'], model: true, trims: true },
  { selector: 'trix-editor', methods: ['beforeInput', 'insertHtml'], model: true },
  { selector: '.mce-content-body,.cke_editable,.ql-editor', methods: ['insertHtml', 'paste', 'range'] },
  {
    selector: '.note-editable',
    methods: ['insertHtml', 'range'],
    stepKey: { key: ' ', code: 'Space', keyCode: 32, which: 32 } as KeyboardEventInit,
  },
  // Gmail's own.
  { selector: '[g_editable=true]', methods: ['insertHtml', 'paste', 'range'] },
  // An editor nobody knows takes a paste as what it is, a step of its own to undo; a plain field lets it pass.
  { selector: '*', methods: ['paste', 'insertHtml', 'range'] },
]

/** What kind of editor an editable element belongs to. */
export function editorKind(field: Element): EditorKind {
  return KINDS.find(({ selector }) => field.closest(selector))!
}
