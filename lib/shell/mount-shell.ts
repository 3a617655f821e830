import type { ShellState } from '../messages/shell-state'
import { makeDraggable } from './drag'
import { keepInPage } from './keep-in-page'
import { removeOldShells, SHELL_CLASS } from './old-shells'
import { ARROW, DOOR, icon, part } from './shell-parts'
import { handleAt, LEAST_WIDTH, MOST_WIDTH, widthAt, widthByKey } from './shell-place'
import { SHELL_STYLE } from './shell-style'

/** The panel comes after the page, if that is not slow. Milliseconds. */
const FRAME_AT_LATEST = 1000
/** A panel that does not load must not keep a command waiting. Milliseconds. */
const LOADED_AT_LATEST = 3000

export interface Shell {
  /** Opens or closes; without `open`, the other way than now. Settles when an opened panel has loaded. */
  toggle(open?: boolean): Promise<void>
  /** Opens and puts the keyboard into the panel. */
  focus(): Promise<void>
}

/**
 * Mounts the sidebar: an iframe of the extension's own page in a closed shadow root. `onState` hears every change.
 * When the signal aborts, a line that the extension was updated takes its place.
 */
export function mountShell(
  state: ShellState,
  onState: (state: ShellState) => void,
  signal: AbortSignal,
): Shell {
  const host = document.createElement('div')
  const edge = part('div', {
    class: 'edge',
    role: 'separator',
    tabindex: '0',
    title: 'Width of Halfdoor',
    'aria-orientation': 'vertical',
    'aria-valuemin': `${LEAST_WIDTH}`,
    'aria-valuemax': `${MOST_WIDTH}`,
  })
  const panel = part('div', { class: 'panel' }, edge)
  const door = part('button', { class: 'door' }, icon(DOOR))
  const move = part('button', { class: 'move' }, icon(ARROW))
  const handle = part('div', { class: 'handle' }, door, move)
  const shell = part('div', {}, panel, handle)
  let frame: HTMLIFrameElement | undefined
  let loaded: Promise<void> | undefined
  let focusedBefore: Element | null = null

  function put(change: Partial<ShellState>): void {
    state = { ...state, ...change }
    draw()
    onState(state)
  }

  function draw(): void {
    const { open, width } = state
    shell.className = `${SHELL_CLASS} ${state.edge} ${open && 'open'}`
    panel.style.width = `${width}px`
    handle.style.top = `min(${state.handleTop * 100}%, 100% - 92px)`
    handle.style.margin = open ? `0 min(${width}px, 100vw - 24px)` : ''
    edge.setAttribute('aria-valuenow', `${width}`)
    door.title = open ? 'Close Halfdoor' : 'Open Halfdoor'
    door.setAttribute('aria-expanded', `${open}`)
    move.title = `Move Halfdoor to the ${otherEdge()} edge`
    if (open) loaded ??= load()
  }

  function otherEdge(): ShellState['edge'] {
    return state.edge === 'right' ? 'left' : 'right'
  }

  async function load(): Promise<void> {
    // A frame would hold up the page's own load.
    if (document.readyState !== 'complete') await loadOf(window, FRAME_AT_LATEST)
    if (signal.aborted) return
    const src = chrome.runtime.getURL('/sidebar.html')
    // Credentialless, for a page that isolates itself (COEP) takes no other frame of ours.
    frame = part('iframe', { title: 'Halfdoor', allow: 'clipboard-write', credentialless: '', src })
    panel.append(frame)
    await loadOf(frame, LOADED_AT_LATEST)
  }

  async function toggle(open = !state.open): Promise<void> {
    // A closed panel cannot hold the keyboard: it goes back to where it was in the page.
    if (!open && document.activeElement === host) (focusedBefore as HTMLElement | null)?.focus()
    if (open !== state.open) put({ open })
    if (open) await loaded
  }

  makeDraggable(edge, (x) => put({ width: widthAt(x, innerWidth, state.edge) }))
  makeDraggable(handle, (x, y) => put(handleAt(x, y, innerWidth, innerHeight)))
  edge.addEventListener('keydown', (event) => {
    const width = widthByKey(event.key, state)
    if (!width) return
    event.preventDefault()
    put({ width })
  })
  door.addEventListener('click', () => void toggle())
  move.addEventListener('click', () => put({ edge: otherEdge() }))
  // The page's own shortcuts are not meant while the keyboard is on the shell.
  for (const type of ['keydown', 'keyup', 'keypress'])
    shell.addEventListener(type, (event) => event.stopPropagation())
  signal.addEventListener('abort', () => {
    const close = part('button', { title: 'Close' }, '×')
    close.addEventListener('click', () => host.remove())
    const text = 'Halfdoor was updated. Reload this page.'
    shell.replaceChildren(part('div', { class: 'note', role: 'status' }, text, close))
  })

  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(SHELL_STYLE)
  root.adoptedStyleSheets = [sheet]
  root.append(shell)
  draw()
  removeOldShells()
  keepInPage(host, signal)

  return {
    toggle,
    async focus() {
      if (document.activeElement !== host) focusedBefore = document.activeElement
      await toggle(true)
      frame?.focus()
    },
  }
}

/** Settles when something has loaded, or after so many milliseconds. */
function loadOf(target: EventTarget, atLatest: number): Promise<unknown> {
  return new Promise((done) => {
    target.addEventListener('load', done, { once: true })
    setTimeout(done, atLatest)
  })
}
