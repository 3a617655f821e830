import type { MailSelectors, Probe, RecordSelectors } from '../../domain/host-table'
import { probe } from '../table-probe'

/** Other people's words, even where they carry microdata of their own. */
export const BODY =
  '[itemprop=text],[class*=message-body i],[class*=messagebody i],[class*=mail-body i],[role=document],blockquote'
/** Rows of a list may be declared as messages too; an open one has its text. */
export const MESSAGE = '[itemtype="https://schema.org/EmailMessage"]:has([itemprop=text])'
export const PERSON = '[itemtype="https://schema.org/Person"]:not([itemprop])'

const EMAIL = '[itemprop=email]'
const NAME = '[itemprop=name]'

/** A person of a message: an item with an address, a plain text, or a name alone. */
function party(property: string): Probe[] {
  const item = `[itemprop=${property}]`
  return [
    probe('A', `${item} ${EMAIL}`, '', NAME),
    probe('B', `${item}:not([itemscope])`),
    probe('B', `${item}>${NAME}`),
  ]
}

/** A page that declares its message: https://schema.org/EmailMessage. */
export const schemaMail: MailSelectors = {
  panes: ['main', '[role=main]', 'body'],
  messages: MESSAGE,
  body: BODY,
  skip: 'nav',
  // A meta is never shown.
  folded: 'meta',
  own: [probe('A', 'meta[name=user-email]', 'content')],
  people: {
    from: party('sender'),
    replyTo: party('replyTo'),
    to: party('toRecipient'),
    cc: party('ccRecipient'),
  },
  subject: [probe('A', '[itemprop=about]')],
  thread: [probe('A', '[itemprop=identifier]')],
}

/** A page that declares its person: https://schema.org/Person. The pane is the item itself. */
export const schemaPerson: RecordSelectors = {
  panes: [PERSON],
  // Someone whom this person knows, works for or reports to.
  skip: `${BODY},[itemprop][itemscope] ${EMAIL},[itemprop][itemscope] ${NAME}`,
  email: [probe('A', EMAIL)],
  name: [probe('A', NAME)],
  title: [probe('A', '[itemprop=jobTitle]')],
  company: [probe('A', '[itemprop=worksFor]')],
}

/** Attributes in which applications keep an address; the empty one stands for the text or the field's value. */
export const ADDRESS_ATTRIBUTES = ['href', 'email', 'data-email', 'data-email-address', 'title', '']
/** Parts of a page that are about others: navigation, lists, conversations, drafts. */
export const ELSEWHERE = `nav,footer,ul,ol,table:has(>thead),[role=navigation],[role=list],[role=grid],[role=tree],[role=log],[contenteditable],${BODY}`
