import { addressesOf } from '../hosts/taught-place'
import { addressStops, elementUnder, pointedAt } from './address-at'
import { layOver } from './overlay'
import { attributeWithAddress, type TaughtPlace } from './place-of'

/** The person went away. Milliseconds. */
const LONGEST = 120_000
const WORDS = 'Click the e-mail address of the person, or press Tab to go through them. Esc to stop.'

/**
 * Lets the person point at an address in the page, by pointer or keyboard. Resolves with its place, or with nothing
 * where they stop, after two minutes and at the signal; the page hears none of it and is as before afterwards.
 */
export function pointAt(page: Document, signal: AbortSignal): Promise<TaughtPlace | undefined> {
  const { promise, resolve } = Promise.withResolvers<TaughtPlace | undefined>()
  const ended = new AbortController()
  const until = AbortSignal.any([signal, ended.signal, AbortSignal.timeout(LONGEST)])
  if (until.aborted) return Promise.resolve(undefined)
  const { host, view, say, outline } = layOver(page)
  say(WORDS)

  const end = (place?: TaughtPlace) => {
    // The first word counts: the abort ends it once more, with nothing.
    resolve(place)
    host.remove()
    ended.abort()
  }
  const takeAt = (element: Element | undefined) => {
    const pointed = element && pointedAt(element, page)
    if (!pointed) return
    if ('place' in pointed) end(pointed.place)
    else say(pointed.words)
  }
  let stop: Element | undefined
  const go = (step: 1 | -1) => {
    const stops = addressStops(page)
    const from = stop ? stops.indexOf(stop) : -1
    stop = stops.at(from < 0 && step < 0 ? -1 : (from + step) % stops.length)
    if (!stop) return say('No address on this page can be remembered. Esc to stop.')
    stop.scrollIntoView({ block: 'nearest' })
    outline(stop)
    say(`Enter takes ${addressesOf(stop, attributeWithAddress(stop))[0]}. Tab for the next, Esc to stop.`)
  }
  let pressed: string | undefined
  const onKey = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    const isBack = event.shiftKey || /^Arrow(Up|Left)$/.test(event.key)
    pressed = event.key
    if (/^(Tab|Arrow\w+)$/.test(event.key)) go(isBack ? -1 : 1)
  }
  // At the key's release, which the page would hear otherwise; not of one that was pressed in the sidebar.
  const onKeyUp = (event: KeyboardEvent) => {
    event.stopImmediatePropagation()
    if (pressed !== event.key) return
    if (event.key === 'Escape') end()
    else if (event.key === 'Enter' && event.isTrusted) takeAt(stop)
  }

  const options = { capture: true, signal: until }
  view.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => outline(elementUnder(page, host, clientX, clientY)),
    options,
  )
  view.addEventListener(
    'click',
    ({ isTrusted, clientX, clientY }) => {
      if (isTrusted) takeAt(elementUnder(page, host, clientX, clientY))
    },
    options,
  )
  view.addEventListener('wheel', (event) => scrollUnder(page, host, event), options)
  // The page's window too, where the page takes the keyboard back.
  for (const one of [view, page.defaultView!]) {
    one.addEventListener('keydown', onKey, options)
    one.addEventListener('keyup', onKeyUp, options)
  }
  until.addEventListener('abort', () => end(), { once: true })
  // The click that began this left the keyboard in the sidebar's frame.
  view.focus()
  return promise
}

/** Turning the wheel scrolls what lies below the pointer, as it would without the overlay. */
function scrollUnder(page: Document, host: Element, { clientX, clientY, deltaX, deltaY }: WheelEvent): void {
  for (let at = elementUnder(page, host, clientX, clientY); at; at = at.parentElement ?? undefined) {
    const { scrollLeft, scrollTop } = at
    if (at === page.scrollingElement) return
    at.scrollBy(deltaX, deltaY)
    if (at.scrollLeft !== scrollLeft || at.scrollTop !== scrollTop) return
  }
}
