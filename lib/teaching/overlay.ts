/** Below the sidebar, whose Stop must stay in reach; above everything else. */
const STYLE = `:host{all:initial!important}
iframe,div{position:fixed;z-index:2147483646;box-sizing:border-box;border:0;font:13px/18px system-ui,sans-serif}
iframe{inset:0;width:100%;height:100%;color-scheme:light;background:none;cursor:crosshair}
div{pointer-events:none}
.frame{border:2px solid #14695a;border-radius:4px;background:#14695a22}
.words{bottom:16px;translate:-50% 0;width:max-content;padding:8px 14px;border-radius:6px;background:#14695a;color:#fff}`
/** Pixels between looks for the part of the page that the sidebar leaves free. */
const STEP = 16

/** What lies over a page while the person points. */
export interface Overlay {
  host: HTMLElement
  /** Hears the pointer and the keyboard in place of the page: an empty frame, whose events no page can hear. */
  view: Window
  say(words: string): void
  /** Draws a frame round an element, or none. */
  outline(element?: Element): void
}

/** Lays a transparent frame over the page, and words at the foot of what the sidebar leaves free. */
export function layOver(page: Document): Overlay {
  const host = page.createElement('halfdoor-pointing')
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  const glass = page.createElement('iframe')
  glass.title = 'Point at the address'
  const frame = page.createElement('div')
  frame.className = 'frame'
  const words = page.createElement('div')
  words.className = 'words'
  words.setAttribute('role', 'status')
  root.append(glass, frame, words)
  page.documentElement.append(host)

  const view = glass.contentWindow!
  // Another colour scheme than the frame's would make it opaque.
  view.document.documentElement.style.colorScheme = 'light'
  view.document.documentElement.style.cursor = 'crosshair'
  view.document.documentElement.style.height = '100%'
  const { left, width } = freePart(page, host)
  Object.assign(words.style, { left: `${left + width / 2}px`, maxWidth: `${Math.max(120, width - 32)}px` })
  return {
    host,
    view,
    say: (text) => {
      words.textContent = text
    },
    outline(element) {
      const box = element?.getBoundingClientRect()
      frame.hidden = !box
      if (!box) return
      const { left: x, top, width: wide, height } = box
      Object.assign(frame.style, {
        left: `${x}px`,
        top: `${top}px`,
        width: `${wide}px`,
        height: `${height}px`,
      })
    },
  }
}

/** The widest part of the page's foot on which nothing lies above the overlay. */
function freePart(page: Document, host: Element): { left: number; width: number } {
  const { innerWidth, innerHeight } = page.defaultView!
  let best = { left: 0, width: 0 }
  let now = { left: 0, width: 0 }
  for (let x = 0; x < innerWidth; x += STEP) {
    const isFree = page.elementFromPoint(x, innerHeight - 32) === host
    now = isFree ? { left: now.left, width: x + STEP - now.left } : { left: x + STEP, width: 0 }
    if (now.width > best.width) best = now
  }
  return best.width ? best : { left: 0, width: innerWidth }
}
