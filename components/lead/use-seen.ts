import { useCallback, useRef, useState, type RefCallback } from 'react'
import { usePlace } from './panel-place'
import { makeSight } from './sight'
import { isTrusted } from './trusted'

const UNSEEN_WORDS = {
  covered:
    'Something on this page covers or changes Halfdoor, so the click was not counted. Move it away, or open Halfdoor in the side panel.',
  unseen: 'It was not in sight, so nothing was done. Scroll to it, then click.',
}
const CANNOT_TELL =
  'This browser cannot tell whether the page covers Halfdoor, so the click was not counted. Open Halfdoor in the side panel.'
const TOO_SOON = 'The lead changed at that moment, so the click was not counted. Look again, then click.'
const NOT_YOU = 'Only a click or key of your own counts here.'

declare const consented: unique symbol
/** Proof that a person acted on a control in plain sight. Only `useSeen` gives one; `useAsk` stores nothing without. */
export interface Consent {
  readonly [consented]: true
}
const CONSENT = {} as Consent

/** The options of version 2, which the types do not know yet. */
type SeenOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number }

interface Seen {
  /** On the control that does something of consequence. */
  watch: RefCallback<Element>
  /**
   * Runs `act` where the event is a person's (click or key; none: a command) and the control is in plain sight, at once
   * or when it has been for long enough; else says why not.
   */
  when: (event: { isTrusted: boolean } | undefined, act: (consent: Consent) => void) => void
}

/**
 * Guards a consequential act against a page that covers, fades or moves the panel under the pointer. In a frame
 * it takes IntersectionObserver's own word (version 2); as side panel no page is over it.
 */
export function useSeen(): Seen {
  const { framed, refuse, justReplaced, commands } = usePlace()
  const watched = useRef<Element>(null)
  const [sight] = useState(makeSight)
  const watch = useCallback(
    (element: Element | null) => {
      if (!element || !framed || !canSee()) return
      const observer = new IntersectionObserver(
        (entries) => {
          const last = entries.at(-1)
          if (last) sight.tell({ inside: isInside(last), visible: isVisible(last) })
        },
        { trackVisibility: true, delay: 100, threshold: [0, NEARLY_WHOLE] } as SeenOptions,
      )
      observer.observe(element)
      watched.current = element
      return () => {
        observer.disconnect()
        watched.current = null
        sight.stop()
      }
    },
    [framed, sight],
  )
  const when = (event: { isTrusted: boolean } | undefined, act: (consent: Consent) => void) => {
    const count = () => {
      refuse()
      // What a person does now takes the place of a command that still waits for a lead.
      commands.forget()
      act(CONSENT)
    }
    if (event && !isTrusted(event)) refuse(NOT_YOU)
    else if (justReplaced()) refuse(TOO_SOON)
    else if (!framed) count()
    else if (!canSee()) refuse(CANNOT_TELL)
    else {
      if (sight.isAway()) watched.current?.scrollIntoView({ block: 'nearest' })
      sight.whenSteady(count, (why) => refuse(UNSEEN_WORDS[why]), event !== undefined)
    }
  }
  return { watch, when }
}

const NEARLY_WHOLE = 0.9

/** A part that is scrolled away counts as out of sight and not as covered. */
function isInside(entry: IntersectionObserverEntry): boolean {
  return entry.isIntersecting && entry.intersectionRatio >= NEARLY_WHOLE
}

function isVisible(entry: IntersectionObserverEntry): boolean {
  return (entry as { isVisible?: boolean }).isVisible === true
}

/** Absent in old browsers and in Firefox: there a framed panel takes no consequential click. */
function canSee(): boolean {
  return typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype
}
