/** A page with one editor: its elements, the packages' files it loads, and its own script, which sets `rhModel`. */
export interface EditorPage {
  body: string
  styles?: string[]
  scripts?: string[]
  /** An ES module; bare imports are of the installed packages. */
  module: string
}

const DRAFT =
  '<p>Dear Priya,</p><p>please find below what you asked for.</p><p>Kind regards<br>Anna Keller</p>'
const SIZE = 'style="display:block;width:700px;height:220px"'
const READY = `function ready(get) { window.rhModel = get; document.documentElement.dataset.ready = '1' }
const draft = ${JSON.stringify(DRAFT)};`

const PROSEMIRROR = `
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { DOMParser, DOMSerializer } from 'prosemirror-model'
import { schema } from 'prosemirror-schema-basic'
import { keymap } from 'prosemirror-keymap'
import { history, undo } from 'prosemirror-history'
import { baseKeymap } from 'prosemirror-commands'
const parsed = document.createElement('div')
parsed.innerHTML = draft
const plugins = [history(), keymap({ 'Mod-z': undo }), keymap(baseKeymap)]
const view = new EditorView(place, { state: EditorState.create({ doc: DOMParser.fromSchema(schema).parse(parsed), plugins }) })
view.dom.style.cssText += 'height:200px;white-space:pre-wrap'
ready(() => {
  const out = document.createElement('div')
  out.append(DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content))
  return out.innerHTML
})`

const IN_SHADOW = `const place = document.createElement('div')
document.getElementById('ed').attachShadow({ mode: 'open' }).append(place);`

/** Pages of editors and of places to edit in, by the name in their address. */
export const EXTRA: Record<string, EditorPage> = {
  contenteditable: {
    body: `<div id="ed" contenteditable="true" ${SIZE}></div>`,
    module: `const place = document.getElementById('ed'); place.innerHTML = draft; ready(() => place.innerHTML)`,
  },
  'plaintext-only': {
    body: `<div id="ed" contenteditable="plaintext-only" ${SIZE}></div>`,
    module: `const place = document.getElementById('ed'); place.textContent = 'Dear Priya,\\n\\nAnna'
      place.style.whiteSpace = 'pre-wrap'; ready(() => place.textContent)`,
  },
  quill1: {
    body: `<div id="ed" style="height:220px"></div>`,
    styles: ['quill/dist/quill.snow.css'],
    scripts: ['quill/dist/quill.js'],
    module: `const quill = new Quill(document.getElementById('ed'), { theme: 'snow' })
      quill.clipboard.dangerouslyPasteHTML(draft); ready(() => contentsHtml(quill.getContents()))
      function contentsHtml({ ops }) {
        let line = ''
        let html = ''
        for (const { insert, attributes = {} } of ops)
          for (const part of insert.split(/(\\n)/)) {
            const tag = attributes.blockquote ? 'blockquote' : 'p'
            if (part === '\\n') [html, line] = [html + '<' + tag + '>' + line + '</' + tag + '>', '']
            else line += attributes.link ? '<a href="' + attributes.link + '">' + part + '</a>' : part
          }
        return html
      }`,
  },
  squire: {
    body: `<div id="ed" ${SIZE}></div>`,
    scripts: ['dompurify/dist/purify.js', 'squire-rte/dist/squire.js'],
    module: `const squire = new Squire(document.getElementById('ed'), { blockTag: 'P' })
      squire.setHTML(draft); window.squire = squire; ready(() => squire.getHTML())`,
  },
  // Outlook's.
  rooster: {
    body: `<div id="ed" ${SIZE}></div>`,
    scripts: ['roosterjs/dist/rooster-min.js'],
    module: `const { createEditor, createModelFromHtml, exportContent, AutoFormatPlugin, EditPlugin, PastePlugin, ShortcutPlugin } = roosterjs
      const place = document.getElementById('ed')
      const plugins = [new AutoFormatPlugin(), new EditPlugin(), new PastePlugin(), new ShortcutPlugin()]
      const editor = createEditor(place, plugins, createModelFromHtml(draft)); ready(() => exportContent(editor))`,
  },
  'shadow-contenteditable': {
    body: '<div id="ed"></div>',
    module: `${IN_SHADOW} place.contentEditable = 'true'; place.style.cssText = 'height:200px'
      place.innerHTML = draft; ready(() => place.innerHTML)`,
  },
  'shadow-textarea': {
    body: '<div id="ed"></div>',
    module: `const place = document.createElement('textarea')
      const inner = document.createElement('div'); document.getElementById('ed').attachShadow({ mode: 'open' }).append(inner)
      inner.attachShadow({ mode: 'open' }).append(place); place.style.cssText = 'display:block;width:600px;height:200px'
      place.value = 'Dear Priya,\\n\\nAnna'; ready(() => place.value)`,
  },
  'shadow-prosemirror': { body: '<div id="ed"></div>', module: IN_SHADOW + PROSEMIRROR },
  'nested-frames': {
    body: `<iframe id="outer" ${SIZE}></iframe>`,
    module: `const outer = document.getElementById('outer').contentDocument
      const frame = outer.createElement('iframe'); frame.style.cssText = 'width:600px;height:180px'; outer.body.append(frame)
      const { body } = frame.contentDocument; body.contentEditable = 'true'; body.style.minHeight = '150px'
      // Under Trusted Types a frame has no policy of its own to write by.
      const kept = document.createElement('template'); kept.innerHTML = draft; body.append(kept.content)
      ready(() => body.innerHTML)`,
  },
  several: {
    body: `<div id="quill" style="height:150px"></div><div id="host"></div><div id="squire" contenteditable="true" style="height:150px"></div>`,
    styles: ['quill/dist/quill.snow.css'],
    scripts: ['quill/dist/quill.js', 'dompurify/dist/purify.js', 'squire-rte/dist/squire.js'],
    module: `const quill = new Quill(document.getElementById('quill'), { theme: 'snow' }); quill.setText('In Quill.')
      const squire = new Squire(document.getElementById('squire'), { blockTag: 'P' }); squire.setHTML('<p>In Squire.</p>')
      const place = document.createElement('div'); place.contentEditable = 'true'; place.style.cssText = 'height:150px'
      place.innerHTML = '<p>In a shadow.</p>'; document.getElementById('host').attachShadow({ mode: 'open' }).append(place)
      ready(() => JSON.stringify([quill.root.innerHTML, place.innerHTML, squire.getHTML()]))`,
  },
  fullscreen: {
    body: `<div id="box" role="dialog" aria-label="New mail"><div id="ed" contenteditable="true" ${SIZE}></div></div>
      <button id="full">Full screen</button>`,
    module: `const place = document.getElementById('ed'); place.innerHTML = draft; ready(() => place.innerHTML)
      document.getElementById('full').onclick = () => document.getElementById('box').requestFullscreen()`,
  },
  popup: {
    body: '<button id="pop">Pop out</button>',
    module: `document.getElementById('pop').onclick = () => {
      const { document: inner } = window.open('about:blank', 'draft', 'width=900,height=600')
      inner.write('<title>Draft</title><body><div id="ed" contenteditable="true" style="height:220px"></div></body>')
      inner.close(); inner.getElementById('ed').innerHTML = draft }
      ready(() => '')`,
  },
}

/** The page's HTML, with every script in a file of its own, as strict policies ask. */
export function extraHtml(name: string, { body, styles = [], scripts = [] }: EditorPage): string {
  const links = styles.map((path) => `<link rel="stylesheet" href="/npm/${path}">`).join('')
  const loads = scripts.map((path) => `<script src="/npm/${path}"></script>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Compose</title>${links}</head>
    <body><p><label>To <input id="to" value="Priya Raman &lt;priya.raman@solarcrest.example&gt;" size="60"></label></p>
    ${body}${loads}<script type="module" src="/extra/${name}.js"></script></body></html>`
}

/** The page's own script. */
export const extraScript = ({ module }: EditorPage): string => `${READY}\n${module}`
