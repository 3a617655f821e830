import {
  cleanName,
  emailDomain,
  isListAddress,
  isMachineAddress,
  isPublicMailDomain,
  isRoleAddress,
  normaliseEmail,
} from './email-address'
import { formPersonIn, forwardedIn } from './message-text'
import type { Own } from './own'
import type { PersonRole, PersonSeen } from './person-seen'
import type { Reading } from './reading'

/** Somebody the page names, in the rep's words. The key is the same for as long as the page names them. */
export interface PersonChosen {
  /** `email:ann@acme.example`, `record:hubspot:contact:501`, `name:ann lead`. */
  key: string
  /** Normalised. */
  email?: string
  name?: string
  company?: string
  title?: string
  role: PersonRole
  /** "sender of this message" */
  reason: string
}

/**
 * `sure` the first is the lead; `ask` one of them may be, the likeliest first; `nameOnly` the first has no address;
 * `none` nobody outside the company. Whoever follows the first of a sure choice is also on the page.
 */
export interface PersonChoice {
  kind: 'sure' | 'ask' | 'nameOnly' | 'none'
  people: PersonChosen[]
}

/** From here on a page's word is taken; below, the rep is asked. One probe of an older source does not reach it. */
const SURE = 0.75
/** What a body says of others is never more than a question. */
const IN_BODY = 0.5
const MAX_PEOPLE = 20

type Side = 'us' | 'machine' | 'list' | 'role' | 'person'
interface Seen extends PersonChosen {
  side: Side
  confidence: number
}

const REASON: Record<PersonRole, string> = {
  from: 'sender of this message',
  replyTo: 'reply address of this message',
  to: 'recipient of this message',
  cc: 'in copy of this message',
  forwarded: 'named in the forwarded message',
  form: 'named in the form',
  record: 'the contact of this record',
  candidate: 'found on this page',
}
/** Hosts whose record is somebody's own profile. */
const PROFILES = ['linkedin', 'sales-navigator']
const EARLIER = 'wrote earlier in this conversation'
const WROTE_TO = { us: 'you wrote to them', colleague: 'your colleague wrote to them' }

/**
 * Who the lead on a page is. Laws: the rep and colleagues are never the lead; machines, mailing lists and
 * newsletters never; a function's address, a forwarded person, a form's and a doubtful one are asked; with nothing
 * known of the rep, a sender may be the rep, so it is asked.
 */
export function choosePeople(reading: Reading, own: Own): PersonChoice {
  if (reading.state === 'notReady') return none
  const us = knowUs(reading, own)
  const seen = judge(reading, us)
  const record = ofRecord(reading, seen)
  if (record) return record
  const froms = seen.filter((one) => one.role === 'from')
  const [sender] = froms
  if (!sender) return withoutSender(seen)
  const named = outsiders(seen, ['forwarded', 'form'])
  if (sender.side === 'machine') return ask([...outsiders(seen, ['replyTo']), ...named])
  if (sender.side === 'list') return ask(outsiders(seen, ['replyTo']))
  if (sender.side === 'us') return sentByUs(sender, seen, us)
  const others = outsiders(seen, ['replyTo', 'to', 'cc', 'from'])
  const people = unique([sender, ...others.filter((one) => one.email)])
  if (!sender.email) {
    // A name alone, where the recipients have addresses, may be the rep's.
    const isToOutsiders = outsiders(seen, ['to', 'cc']).some((one) => one.email)
    return sender.confidence > 0 && !isToOutsiders ? choice('nameOnly', people) : ask(people)
  }
  if (!us.known && named.length) return ask([...named, ...people])
  const toThemselves = seen.some((one) => (one.role === 'to' || one.role === 'cc') && one.key === sender.key)
  // Outlook may show the newest message first or last: of several other senders, nobody can say who wrote last.
  const isAnyOrder = reading.host === 'outlook' && outsiders(seen, ['from']).length > 1
  const doubtful =
    isAnyOrder || sender.confidence < SURE || sender.side === 'role' || toThemselves || !us.known
  return choice(doubtful ? 'ask' : 'sure', people)
}

/** A mail from the rep or a colleague: the lead is whom they wrote to, whom they forward, or who wrote before. */
function sentByUs(sender: Seen, seen: Seen[], us: Us): PersonChoice {
  const forwarded = outsiders(seen, ['forwarded'])
  const reason = us.emails.has(sender.email ?? '') ? WROTE_TO.us : WROTE_TO.colleague
  const recipients = outsiders(seen, ['to', 'cc']).map((one) => ({ ...one, reason }))
  const before = outsiders(seen, ['from'])
  if (forwarded.length) return ask([...forwarded, ...recipients, ...before])
  const [first, ...more] = recipients.length ? recipients : before
  if (!first) return ask(outsiders(seen, ['replyTo']))
  if (!first.email) return choice('nameOnly', unique([first, ...more]))
  const isOne = !more.length && first.side === 'person' && first.confidence >= SURE
  return choice(isOne ? 'sure' : 'ask', unique([first, ...more, ...before]))
}

/** A draft's recipients, else what the generic detector found. */
function withoutSender(seen: Seen[]): PersonChoice {
  const recipients = outsiders(seen, ['to', 'cc']).map((one) => ({
    ...one,
    reason: 'you are writing to them',
  }))
  const [first, ...more] = recipients
  if (!first) return ask(outsiders(seen, ['candidate']))
  const isOne = !more.length && first.side === 'person' && first.confidence >= SURE
  return choice(isOne ? 'sure' : 'ask', recipients)
}

/** A CRM record is its own proof: the id in the URL is enough, with or without an address. */
function ofRecord({ record, host }: Reading, seen: Seen[]): PersonChoice | undefined {
  const person = seen.find((one) => one.role === 'record')
  const isPerson = record && host !== 'generic' && (record.object === 'lead' || record.object === 'contact')
  if (!person && !isPerson) return undefined
  if (person?.side === 'us') return none
  const key = record ? `record:${record.system}:${record.object}:${record.id}` : undefined
  const reason = PROFILES.includes(host) ? 'the person of this profile' : REASON.record
  if (!person) return choice('sure', [{ key: key ?? '', role: 'record', reason }])
  // Nobody can be asked about someone without a name.
  const isSure = person.confidence >= SURE || !(person.email ?? person.name)
  return choice(isSure ? 'sure' : 'ask', [{ ...person, key: key ?? person.key, reason }])
}

interface Us {
  emails: Set<string>
  domains: Set<string>
  known: boolean
}

/** The rep's addresses and the company's domains: from the settings and from what the page shows. */
function knowUs(reading: Reading, own: Own): Us {
  const emails = new Set([...own.emails, ...reading.own].flatMap((text) => normaliseEmail(text) ?? []))
  const ofEmails = [...emails].map(emailDomain).filter((domain) => !isPublicMailDomain(domain))
  const domains = new Set([
    ...own.domains.flatMap((text) => normaliseEmail(`x@${text}`) ?? []).map(emailDomain),
    ...ofEmails,
  ])
  return { emails, domains, known: emails.size + domains.size > 0 }
}

function judge(reading: Reading, us: Us): Seen[] {
  let froms = 0
  const { people, body = '' } = reading
  const headers = people.flatMap((person) => judgePerson(person, us, person.role === 'from' && froms++ > 0))
  const isForm = headers.find((one) => one.role === 'from')?.side === 'machine'
  const named = (isForm ? formPersonIn(body) : forwardedIn(body)).flatMap((one) =>
    judgePerson(
      { ...one, role: isForm ? 'form' : 'forwarded', confidence: IN_BODY, via: ['body'] },
      us,
      false,
    ),
  )
  return [...headers, ...named]
}

function judgePerson(person: PersonSeen, us: Us, earlier: boolean): Seen[] {
  const email = person.email === undefined ? undefined : normaliseEmail(person.email)
  const name = (person.name && cleanName(person.name)) || undefined
  if (!email && !name && person.role !== 'record') return []
  return [
    {
      key: email ? `email:${email}` : `name:${name?.toLowerCase()}`,
      email,
      name,
      title: person.title,
      company: person.company,
      role: person.role,
      reason: earlier ? EARLIER : REASON[person.role],
      side: sideOf(email, person, us),
      confidence: person.confidence,
    },
  ]
}

function sideOf(email: string | undefined, { name, role }: PersonSeen, us: Us): Side {
  if (!email) return 'person'
  if (us.emails.has(email)) return 'us'
  if (isMachineAddress(email)) return 'machine'
  if (isListAddress(email) || (role === 'from' && / via /i.test(name ?? ''))) return 'list'
  const domain = emailDomain(email)
  if ([...us.domains].some((one) => domain === one || domain.endsWith(`.${one}`))) return 'us'
  return isRoleAddress(email) ? 'role' : 'person'
}

/** People of these roles from outside the company whom a person can reach, in the order of the roles. */
function outsiders(seen: Seen[], roles: PersonRole[]): Seen[] {
  const people = roles.flatMap((role) => seen.filter((one) => one.role === role))
  return unique(people.filter((one) => one.side === 'person' || one.side === 'role'))
}

function unique(people: Seen[]): Seen[] {
  const keys = new Set<string>()
  return people.filter(({ key }) => !keys.has(key) && keys.add(key))
}

const none: PersonChoice = { kind: 'none', people: [] }

function ask(people: Seen[]): PersonChoice {
  const known = unique(people).filter((one) => one.email)
  return known.length ? choice('ask', known) : none
}

function choice(kind: PersonChoice['kind'], people: readonly PersonChosen[]): PersonChoice {
  return {
    kind,
    people: people.slice(0, MAX_PEOPLE).map(({ key, email, name, company, title, role, reason }) => ({
      key,
      ...(email ? { email } : {}),
      ...(name ? { name } : {}),
      ...(company ? { company } : {}),
      ...(title ? { title } : {}),
      role,
      reason,
    })),
  }
}
