/** A way of inserting. What each real editor takes was measured; what an editor answers proves nothing. */
export type Method = 'insertText' | 'setRangeText' | 'insertHtml' | 'paste' | 'beforeInput' | 'range'

/** Methods in the order in which they are tried, by what the editor is. Never one that leaves an editor's model behind. */
const METHODS: readonly (readonly [selector: string, methods: readonly Method[]])[] = [
  ['textarea,input', ['insertText', 'setRangeText']],
  ['[contenteditable=plaintext-only]', ['insertText', 'range']],
  ['[data-slate-editor]', ['beforeInput', 'paste']],
  ['.ck-editor__editable,.ProseMirror,[data-lexical-editor]', ['paste', 'insertText']],
  ['.public-DraftEditor-content', ['paste', 'insertText']],
  ['trix-editor', ['beforeInput', 'insertHtml']],
  ['*', ['insertHtml', 'paste', 'range']],
]

/** The methods for an editable element. */
export function methodsFor(field: Element): readonly Method[] {
  return METHODS.find(([selector]) => field.closest(selector))![1]
}

/** True for an editor that keeps a model of its own and hears of the caret only after a while. */
export function hasModel(field: Element): boolean {
  return ['paste', 'beforeInput'].includes(methodsFor(field)[0]!)
}
