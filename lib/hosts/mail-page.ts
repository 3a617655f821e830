import type { MailSelectors } from '../domain/host-table'
import type { PersonSeen } from '../domain/person-seen'
import type { Found } from './found'
import { probePeople, probeText, searchIn, seenIn } from './probe'
import type { Place } from './route'
import { messageText, readText } from './text'
import { bestSeen, pickPane } from './visible'

const ROLES = ['from', 'record', 'replyTo', 'to', 'cc'] as const
/** Of a long conversation, the last messages are looked at. */
const LAST = 12
const UNSIGNED = 0.5

/**
 * Reads the open conversation: the newest message's header, then the senders before it. `place` is what the URL
 * says: where a message is open and nothing is found, the host has changed.
 */
export function readMail(
  page: Document,
  place: Place,
  mail: MailSelectors,
  health: Record<string, number>,
): Found {
  const top = searchIn(page, health)
  const own = probePeople(top, mail.own, 'to').flatMap(({ email }) => email ?? [])
  const panes = mail.panes.map((css) => css.replace('{id}', place.thread ?? ''))
  const pane = pickPane(page, panes)
  const thread = place.thread ?? probeText(top, mail.selected)
  const outer = (css: string, scope: Element): Element[] =>
    bestSeen([...scope.querySelectorAll(css)].filter((one) => !one.parentElement?.closest(mail.body)))
  const messages = pane && mail.messages ? outer(mail.messages, pane).slice(-LAST).reverse() : []
  if (pane && !messages.length) messages.push(pane)

  const skip = `${mail.skip},${mail.body}`
  const people = messages.flatMap((message, back): PersonSeen[] => {
    const search = seenIn(message, health, skip, mail.folded)
    const roles = back ? ROLES.slice(0, 1) : ROLES
    return roles.flatMap((role) => probePeople(search, mail.people[role], role, back, mail.chosen))
  })
  // Where the newest message no longer says who wrote it, nobody else did for sure.
  if (!people.some(({ role, message }) => !message && /from|record/.test(role)))
    for (const one of people) one.confidence = Math.max(0, one.confidence - UNSIGNED)
  if (!pane || !people.length) {
    const drafts = seenIn(page, health)
    // A draft beside a message that cannot be read may be to somebody else.
    const writing = place.isOpen ? [] : probePeople(drafts, mail.draft, 'to')
    // Where panes are named by the thread in the URL and there is none, nothing is to come.
    const isDue = place.isOpen || !(pane || mail.panes[0]?.includes('{id}'))
    const missing = pane ? 'changed' : 'notReady'
    const state = writing.length ? 'ready' : isDue ? missing : 'notFound'
    return { state, people: writing, own, thread, subject: probeText(drafts, mail.draftSubject) }
  }

  const bodies = messages
    .slice(0, 2)
    .flatMap((message) => outer(mail.body, message).at(-1) ?? [])
    .map(inFrame)
  const [newest] = bodies
  if (newest) people.push(...probePeople(searchIn(newest, health), mail.attached, 'forwarded'))
  const inPane = searchIn(pane, health, skip)
  return {
    state: people.some(({ email, name }) => (email ?? name)?.includes('@')) ? 'ready' : 'nameOnly',
    people,
    own,
    subject: probeText(inPane, mail.subject),
    thread: thread ?? probeText(inPane, mail.thread),
    messages: bodies.map(messageText).reverse(),
    body: newest && readText(newest, 'x-y'),
  }
}

/** A body in a frame of its own: what the frame shows. */
function inFrame(body: Element): Element {
  return (body as HTMLIFrameElement).contentDocument?.body ?? body
}
