import { makeAdapter } from '../adapter'
import { BEFORE } from '../compose'
import type { Compose } from '../contract'
import { readMail } from '../mail-page'
import { isVisible } from '../visible'
import { roundcube } from './selectors'
import { isOpen, isRoundcube, threadOf } from './urls'

export const roundcubeAdapter = makeAdapter({
  name: 'roundcube',
  isMine: isRoundcube,
  read(page, url, health) {
    const outer = readMail(page, isOpen(url), roundcube, health)
    const preview = openFrame(page, '#messagecontframe')
    if (!preview || outer.people?.length) return { ...outer, thread: threadOf(url) }
    if (preview.readyState === 'loading') return { ...outer, state: 'notReady' }
    const shown = new URL(preview.URL)
    const inner = readMail(preview, isOpen(shown), roundcube, health)
    return { ...inner, own: outer.own, thread: threadOf(shown) }
  },
  composes,
})

/** The document that a visible frame shows now; its `src` still names the empty page. */
function openFrame(page: Document, css: string): Document | null | undefined {
  const frame = page.querySelector<HTMLIFrameElement>(css)
  return frame && isVisible(frame) ? frame.contentDocument : undefined
}

/** The draft: a textarea, or the HTML editor's frame that stands for it. One draft a page, whatever the mode. */
function composes(page: Document): Compose[] {
  const text = page.querySelector<HTMLElement>('textarea#composebody')
  const body = text && (isVisible(text) ? text : openFrame(page, '#composebody_ifr')?.body)
  return body ? [{ key: 'composebody', body, before: BEFORE, root: text.parentElement ?? text }] : []
}
