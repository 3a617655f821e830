import { useCallback, useRef, type RefCallback } from 'react'
import { usePlace } from './panel-place'
import { isTrusted } from './trusted'

/** How long a control must have been in plain sight before a click on it counts. */
const STEADY_MS = 250

const COVERED =
  'Something on this page covers or changes Halfdoor, so the click was not counted. Move it away, or open Halfdoor in the side panel.'
const TOO_SOON = 'The lead changed at that moment, so the click was not counted. Look again, then click.'
const NOT_YOU = 'Only a click or key of your own counts here.'

/** The options of version 2, which the types do not know yet. */
type SeenOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number }

interface Seen {
  /** On the control that does something of consequence. */
  watch: RefCallback<Element>
  /** Runs `act` where the event is a person's and the control was in plain sight; else says why not. */
  when: (event: { isTrusted: boolean } | undefined, act: () => void) => void
}

/**
 * Guards a consequential click against a page that covers, fades or moves the panel under the pointer. In a frame
 * it takes IntersectionObserver's own word (version 2); as side panel no page is over it.
 */
export function useSeen(): Seen {
  const { framed, refuse, justReplaced } = usePlace()
  const seenSince = useRef<number>(undefined)
  const watch = useCallback(
    (element: Element | null) => {
      if (!element || !framed || !canSee()) return
      const observer = new IntersectionObserver(
        (entries) => {
          const last = entries.at(-1)
          if (!last?.isIntersecting || !isVisible(last)) seenSince.current = undefined
          else seenSince.current ??= performance.now()
        },
        { trackVisibility: true, delay: 100, threshold: [0, 0.9] } as SeenOptions,
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [framed],
  )
  const when = (event: { isTrusted: boolean } | undefined, act: () => void) => {
    const steady =
      !framed || (seenSince.current !== undefined && performance.now() - seenSince.current >= STEADY_MS)
    if (event && !isTrusted(event)) refuse(NOT_YOU)
    else if (!steady) refuse(COVERED)
    else if (justReplaced()) refuse(TOO_SOON)
    else {
      refuse()
      act()
    }
  }
  return { watch, when }
}

function isVisible(entry: IntersectionObserverEntry): boolean {
  return (entry as { isVisible?: boolean }).isVisible === true
}

/** Absent in old browsers and in Firefox: there a framed panel takes no consequential click. */
function canSee(): boolean {
  return typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype
}
