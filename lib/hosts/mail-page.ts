import type { PersonRole, PersonSeen } from '../domain/reading'
import type { Found } from './adapter'
import { type Probe, probePeople, probeText, searchIn } from './probe'
import { messageText, readText } from './text'
import { isVisible, pickPane } from './visible'

/** Where a mail host shows things. Flat data. */
export interface MailSelectors {
  /** The pane that holds the open conversation; several may stay mounted. Selectors in order. */
  panes: readonly string[]
  /** An open or folded message inside the pane, page order; without it, the pane is one message. */
  messages?: string
  /** Its text. Nobody is read in there, except those of `attached`. */
  body: string
  /** Lists, drafts and other parts of the pane in which nobody is read. */
  skip: string
  /** The page shows what senders chose to be called more often than their addresses. */
  chosen?: boolean
  /** Whom the message's header names. */
  people: Partial<Record<PersonRole, readonly Probe[]>>
  /** The header of a message attached to the open one, inside its body. */
  attached?: readonly Probe[]
  subject: readonly Probe[]
  thread?: readonly Probe[]
  own?: readonly Probe[]
  /** Recipients and subject of the mail being written: what a page says that shows no message. */
  draft?: readonly Probe[]
  draftSubject?: readonly Probe[]
}

const HEADERS: PersonRole[] = ['from', 'replyTo', 'to', 'cc']
/** Of a long conversation, the last messages are looked at. */
const LAST = 12

/**
 * Reads the open conversation: the newest message's header, then the senders before it. `isOpen` is what the URL
 * says: a message is open. Where it is and nothing is found, the host has changed.
 */
export function readMail(
  page: Document,
  isOpen: boolean,
  mail: MailSelectors,
  health: Record<string, number>,
): Found {
  const top = searchIn(page, health)
  const own = probePeople(top, mail.own, 'to').flatMap(({ email }) => email ?? [])
  const pane = pickPane(page, mail.panes)
  const outer = (css: string, scope: Element): Element[] =>
    [...scope.querySelectorAll(css)].filter((one) => isVisible(one) && !one.parentElement?.closest(mail.body))
  const messages = pane && mail.messages ? outer(mail.messages, pane).slice(-LAST).reverse() : []
  if (pane && !messages.length) messages.push(pane)

  const skip = `${mail.skip},${mail.body}`
  const people = messages.flatMap((message, place): PersonSeen[] => {
    const search = searchIn(message, health, skip)
    const roles = place ? HEADERS.slice(0, 1) : HEADERS
    return roles.flatMap((role) => probePeople(search, mail.people[role], role, place, mail.chosen))
  })
  if (!pane || !people.length) {
    const drafts = { ...top, all: (css: string) => top.all(css).filter(isVisible) }
    const writing = probePeople(drafts, mail.draft, 'to')
    const state = writing.length ? 'ready' : !pane ? 'notReady' : isOpen ? 'changed' : 'notFound'
    return { state, people: writing, own, subject: probeText(drafts, mail.draftSubject) }
  }

  const bodies = messages.slice(0, 2).flatMap((message) => outer(mail.body, message).at(-1) ?? [])
  const [newest] = bodies
  if (newest) people.push(...probePeople(searchIn(newest, health), mail.attached, 'forwarded'))
  const inPane = searchIn(pane, health, skip)
  return {
    state: people.some(({ email, name }) => (email ?? name)?.includes('@')) ? 'ready' : 'nameOnly',
    people,
    own,
    subject: probeText(inPane, mail.subject),
    thread: probeText(inPane, mail.thread),
    messages: bodies.map(messageText).reverse(),
    body: newest && readText(newest, 'x-y'),
  }
}
