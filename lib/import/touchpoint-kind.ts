import { TOUCHPOINT_TYPES, type Touchpoint, type TouchpointType } from '../domain/touchpoint'
import { headerKey } from './headers'

export type Kind = Pick<Touchpoint, 'type' | 'detail' | 'name'>

/** Names of events in Mautic, Segment, Marketo and HubSpot, and the usual words, by their letters and digits. */
const NAMES: Partial<Record<TouchpointType, string>> = {
  'ad.impression': 'impression adview adimpression',
  'ad.clicked': 'adclick adclicked clickad',
  'page.viewed':
    'pagehit page pageview viewedpage pagevisited pagevisitedonwebsite visitwebpage visitedpage pageviewed screen visit videohit pagevideohit',
  'blog.viewed': 'blogview readblog',
  'pricing.viewed': 'pricingpage pricingpageviewed viewedpricing visitedpricingpage',
  'social.engaged': 'social socialengagement',
  'email.sent': 'emailsend sendemail sent',
  'email.delivered': 'emaildelivery delivered',
  'email.opened': 'emailread emailopen openemail opened open openedemail',
  'email.clicked':
    'emailclick clickemail emaillinkclicked linkclicked click clicked clickedemail clicklink clickedlink',
  'email.replied': 'emailreply reply replied repliedtoemail',
  'email.bounced': 'emailbounce bounce bounced emailfailed emailbouncedsoft hardbounce softbounce',
  'email.unsubscribed':
    'unsubscribe unsubscribed unsubscribeemail leaddonotcontact donotcontact statuschange',
  'email.complained': 'spamreport complaint markedasspam emailmarkedasspam',
  'newsletter.subscribed': 'newsletter newslettersignup subscribed subscribedtonewsletter',
  'form.submitted': 'formsubmission formsubmit submitform filloutform formfilled formfill formsubmitted',
  'asset.downloaded': 'assetdownload download downloaded contentdownload',
  'asset.viewed': 'assetview contentview videoview',
  'webinar.registered': 'webinarregistration registeredforwebinar registerwebinar',
  'webinar.attended': 'webinarattendance attendedwebinar webinar attendwebinar',
  'event.attended': 'attendevent eventattendance attendedevent tradeshow booth boothvisit event conference',
  'chat.started': 'chat chatconversation olarkchatconversation chatstarted livechat',
  'call.made': 'call phonecall calllogged called',
  'meeting.booked': 'meetingscheduled bookmeeting bookedmeeting appointmentbooked',
  'meeting.held': 'meeting meetingattended attendedmeeting meetingcompleted appointment',
  'demo.requested': 'demo demorequest requestdemo requestedademo bookademo contactus contactrequest',
  'trial.started': 'trial starttrial signedup signup freetrial',
  'proposal.viewed': 'proposal quoteviewed proposalopened',
  'review.security': 'securityreview',
  'reference.called': 'referencecall',
  'referral.received': 'referral referred',
  'stage.changed': 'stagechange lifecyclestagechanged',
  'list.added': 'addtolist addedtolist listmembership',
}

const BY_NAME: ReadonlyMap<string, TouchpointType> = new Map([
  ...Object.entries(NAMES).flatMap(([type, names]) =>
    names.split(' ').map((name) => [name, type as TouchpointType] as const),
  ),
  ...TOUCHPOINT_TYPES.map((type) => [headerKey(type), type] as const),
])

/** Marketo's numbers for its activity types. */
const MARKETO: Record<string, TouchpointType | string> = {
  1: 'page.viewed', 2: 'form.submitted', 3: 'email.clicked', 6: 'email.sent', 7: 'email.delivered', 8: 'email.bounced',
  9: 'email.unsubscribed', 10: 'email.opened', 11: 'email.clicked', 12: 'New Lead', 13: 'Change Data Value',
  22: 'Change Score', 24: 'list.added', 27: 'email.bounced', 46: 'Interesting Moment', 104: 'Change Status in Progression',
} // prettier-ignore

/** A file names few kinds in many rows. */
const REMEMBERED = 1000
const known = new Map<string, Kind>()

/** The kind of touchpoint that a name of a source system means. What is unknown is `other`, its name kept. */
export function kindOfName(name: string, system: string): Kind {
  const key = `${system}|${name}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= REMEMBERED) known.clear()
  const kind = findKind(name, system)
  known.set(key, kind)
  return kind
}

function findKind(name: string, system: string): Kind {
  const told = system === 'marketo' && /^\d+$/.test(name) ? (MARKETO[name] ?? `Activity ${name}`) : name
  const type = BY_NAME.get(headerKey(told))
  return type ? { type } : { type: 'other', name: told.slice(0, 300) }
}

/** What a member's status in a program or at an event means: "Attended", "Registered", "On List". */
export function kindOfStatus(status: string, program: string): Kind {
  const key = headerKey(status)
  if (/^(attended|attendedondemand|engaged|visitedbooth)$/.test(key))
    return { type: /webinar|webcast|livestream/i.test(program) ? 'webinar.attended' : 'event.attended' }
  if (/^(registered|waitlisted|invitedregistered)$/.test(key)) return { type: 'webinar.registered' }
  if (/^(onlist|member|invited)$/.test(key)) return { type: 'list.added' }
  if (/^(filledoutform|submittedform|converted)$/.test(key)) return { type: 'form.submitted' }
  if (key.startsWith('downloaded')) return { type: 'asset.downloaded' }
  const kind = kindOfName(status, 'file')
  return kind.type === 'other' ? { type: 'other', name: status.slice(0, 300) } : kind
}

const PAGES: readonly (readonly [RegExp, TouchpointType])[] = [
  [/\/(pricing|prices|preise|plans)\b/i, 'pricing.viewed'],
  [/\/(compare|comparison|vs|alternatives?)\b|-vs-/i, 'comparison.viewed'],
  [/\/(case-stud(y|ies)|customer-stor(y|ies)|success-stor(y|ies)|references)\b/i, 'casestudy.viewed'],
  [/\/(careers?|jobs|karriere)\b/i, 'careers.viewed'],
  [/\/blog\b|^https?:\/\/blog\./i, 'blog.viewed'],
  [/\/(products?|features|solutions)\b/i, 'product.viewed'],
]

const knownPages = new Map<string, TouchpointType>()

/** A page view by what its address says: `/pricing` is the pricing page. */
export function pageKind(url: string): TouchpointType {
  const bare = url.replace(/[?#].*$/, '')
  const before = knownPages.get(bare)
  if (before) return before
  if (knownPages.size >= REMEMBERED) knownPages.clear()
  const type = PAGES.find(([address]) => address.test(bare))?.[1] ?? 'page.viewed'
  knownPages.set(bare, type)
  return type
}
