import { placeOf, type TaughtPlace } from './place-of'

const ADDRESS = /[^\s<>():]{1,64}@[^\s<>()?]+\.[^\s<>()?]{2,}/
/** Letters beside the address in what was clicked; more is a paragraph. */
const MOST_AROUND = 100
const WORDS = 'Click the e-mail address of the person. Esc to stop.'
const NONE = 'No e-mail address is in there. Click the address itself, or press Esc.'
const STYLE = `:host{all:initial!important}
div{position:fixed;z-index:2147483647;pointer-events:none;box-sizing:border-box;font:13px/18px system-ui,sans-serif}
.frame{border:2px solid #14695a;border-radius:4px;background:#14695a22}
.words{top:12px;left:50%;translate:-50% 0;max-width:90vw;padding:8px 14px;border-radius:6px;background:#14695a;color:#fff}`

/**
 * Lets the person point at an address in the page. Resolves with its place, or with nothing where they stop; the page
 * hears none of these clicks and keys, and is as before afterwards.
 */
export function pointAt(page: Document, signal: AbortSignal): Promise<TaughtPlace | undefined> {
  const { promise, resolve } = Promise.withResolvers<TaughtPlace | undefined>()
  const ended = new AbortController()
  const until = AbortSignal.any([signal, ended.signal])
  const host = page.createElement('halfdoor-pointing')
  const [frame, words] = draw(host)
  words.textContent = WORDS

  const end = (place?: TaughtPlace) => {
    // The first word counts: the abort ends it once more, with nothing.
    resolve(place)
    host.remove()
    ended.abort()
  }
  /** The real target: the page's, not ours, inside open shadow roots too. */
  const under = (event: Event) => event.composedPath()[0] as Element
  const take = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  const options = { capture: true, signal: until }
  page.addEventListener('pointermove', (event) => outline(frame, under(event)), options)
  for (const name of ['pointerdown', 'pointerup', 'mousedown', 'mouseup'])
    page.addEventListener(name, take, options)
  page.addEventListener(
    'click',
    (event) => {
      take(event)
      if (!event.isTrusted) return
      const element = nearestAddress(under(event))
      const place = element && placeOf(element, page)
      if (place) end(place)
      else words.textContent = NONE
    },
    options,
  )
  page.addEventListener(
    'keydown',
    (event) => {
      take(event)
      if (event.key === 'Escape') end()
    },
    options,
  )
  until.addEventListener('abort', () => end(), { once: true })
  page.documentElement.append(host)
  // The click that began this left the keyboard in the sidebar's frame.
  page.defaultView?.focus()
  return promise
}

function draw(host: HTMLElement): [HTMLElement, HTMLElement] {
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  const make = (name: string) => {
    const element = document.createElement('div')
    element.className = name
    root.append(element)
    return element
  }
  const words = make('words')
  words.setAttribute('role', 'status')
  return [make('frame'), words]
}

function outline(frame: HTMLElement, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect()
  Object.assign(frame.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  })
}

/** The clicked element or the one around it, where an address and little else is in it. */
function nearestAddress(clicked: Element): Element | undefined {
  return [clicked, clicked.parentElement].find((one) => one && holdsAddress(one)) ?? undefined
}

function holdsAddress(element: Element): boolean {
  const field = /^(INPUT|TEXTAREA)$/.test(element.tagName) ? (element as HTMLInputElement).value : ''
  const text = (field || element.textContent || '').trim()
  const found = ADDRESS.exec(text)?.[0]
  if (found) return text.length < found.length + MOST_AROUND
  return text.length < MOST_AROUND && [...element.attributes].some(({ value }) => ADDRESS.test(value))
}
