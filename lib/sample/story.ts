import type { Random } from '../domain/random'
import { usualSide, type Touchpoint, type TouchpointType } from '../domain/touchpoint'
import { CAMPAIGNS, OWN_DOMAIN } from './company'
import type { Player } from './cast'

const DAY = 86_400_000
const HOUR = 3_600_000

interface Kind {
  type: TouchpointType
  channel: string
  detail?: Touchpoint['detail']
  titles?: readonly string[]
  /** Carries the lead's campaign. */
  campaign?: true
}

const PAGES = [
  'Linesight for bottling',
  'Linesight for dairies',
  'How it works',
  'About Nordwind',
  'Customers',
]
const POSTS = [
  'Eleven reasons a line stops',
  'The shift book lies politely',
  'What IP69K means at six in the morning',
  'Counting what nobody counts',
]
const MAILS = [
  'Four weeks at a dairy: the numbers',
  'A line in two minutes',
  'What an idle line burns',
  'See you at the packaging fair?',
  'Retrofit or new line?',
]

/** The words that stories are written in. */
const KINDS: Record<string, Kind> = {
  imp: { type: 'ad.impression', channel: 'ads', campaign: true },
  ad: {
    type: 'ad.clicked',
    channel: 'ads',
    campaign: true,
    titles: ['Why did line 4 stop?', 'Nine months to payback'],
  },
  page: { type: 'page.viewed', channel: 'web', titles: PAGES },
  back: { type: 'page.viewed', channel: 'web', detail: 'return', titles: ['Came back to the site'] },
  calc: { type: 'page.viewed', channel: 'web', detail: 'calculator', titles: ['ROI calculator'] },
  blog: { type: 'blog.viewed', channel: 'web', titles: POSTS },
  product: {
    type: 'product.viewed',
    channel: 'web',
    titles: ['Linesight', 'Linesight sensors', 'Connectors'],
  },
  price: { type: 'pricing.viewed', channel: 'web' },
  vs: { type: 'comparison.viewed', channel: 'web' },
  case: { type: 'casestudy.viewed', channel: 'web' },
  careers: { type: 'careers.viewed', channel: 'web' },
  social: { type: 'social.engaged', channel: 'social', titles: ['Line 4, the film', 'Fitting a sensor'] },
  sent: { type: 'email.sent', channel: 'email', titles: MAILS, campaign: true },
  open: { type: 'email.opened', channel: 'email', titles: MAILS, campaign: true },
  click: { type: 'email.clicked', channel: 'email', titles: MAILS, campaign: true },
  reply: { type: 'email.replied', channel: 'email', titles: ['Re: Next steps', 'Re: Your questions'] },
  unsub: { type: 'email.unsubscribed', channel: 'email' },
  spam: { type: 'email.complained', channel: 'email' },
  news: { type: 'newsletter.subscribed', channel: 'web', titles: ['Linesight letter'] },
  form: {
    type: 'form.submitted',
    channel: 'web',
    detail: 'content',
    titles: ['Guide request'],
    campaign: true,
  },
  pform: { type: 'form.submitted', channel: 'web', detail: 'product', titles: ['Price request'] },
  contact: { type: 'form.submitted', channel: 'web', detail: 'contact', titles: ['Contact form'] },
  dl: { type: 'asset.downloaded', channel: 'web', campaign: true },
  view: { type: 'asset.viewed', channel: 'web' },
  wreg: { type: 'webinar.registered', channel: 'webinar', campaign: true },
  web: { type: 'webinar.attended', channel: 'webinar', campaign: true },
  pweb: {
    type: 'webinar.attended',
    channel: 'webinar',
    detail: 'product',
    titles: ['Linesight live: a working line'],
  },
  event: {
    type: 'event.attended',
    channel: 'event',
    detail: 'booth',
    titles: ['Packaging fair'],
    campaign: true,
  },
  hot: { type: 'event.hot', channel: 'event', titles: ['Packaging fair'], campaign: true },
  schat: { type: 'chat.started', channel: 'chat', detail: 'sales', titles: ['Asked for a price by line'] },
  call: { type: 'call.made', channel: 'phone' },
  meet: {
    type: 'meeting.held',
    channel: 'meeting',
    titles: ['Line walk', 'First meeting', 'Numbers together'],
  },
  demo: { type: 'demo.requested', channel: 'web', titles: ['Demo request'] },
  trial: { type: 'trial.started', channel: 'product', titles: ['Pilot on one line'] },
  prop: { type: 'proposal.viewed', channel: 'web', titles: ['Pilot: one line, sixty days'] },
  sec: { type: 'review.security', channel: 'email', titles: ['Security questionnaire'] },
  ref: { type: 'reference.called', channel: 'phone', titles: ['Reference call with Alpenquell'] },
  referral: { type: 'referral.received', channel: 'partner', titles: ['Named by a customer'] },
  list: { type: 'list.added', channel: 'partner', titles: ['Partner leads'] },
}

const TOKEN = /^(\d+)(?:-(\d+))?:([a-z]+)([!?]?)(?:=(\w+))?(?:\*(\d+))?$/

/**
 * Touchpoints of a story, oldest first. A word is `days ago:kind`, with `from-to` for a span, `!` for a machine,
 * `?` for an unsure grade, `=key` for an asset and `*n` for a number: `60-10:mail*4 9:price*2`. Throws on another.
 */
export function tellStory(
  player: Player,
  titleOf: (assetKey: string) => string,
  now: number,
  random: Random,
): Touchpoint[] {
  const touchpoints: Touchpoint[] = []
  const add = (word: string, at: number, mark?: string, asset?: string) =>
    touchpoints.push(
      makeTouch(
        player,
        word,
        at,
        `${player.key}-${touchpoints.length}`,
        random,
        mark,
        asset && titleOf(asset),
      ),
    )
  for (const token of player.story.split(' ').filter(Boolean)) {
    const [, from, to, word, mark, asset, times] = TOKEN.exec(token) ?? []
    if (!word) throw new Error(`${player.key}: "${token}" is no word of a story`)
    const count = Number(times ?? 1)
    for (let i = 0; i < count; i++) {
      const span = to === undefined ? Math.min(i, 1) * 0.1 : ((Number(from) - Number(to)) * i) / count
      const at = workingHour(now, Number(from) - span, random)
      if (word === 'mail') addMail(add, at, now, random)
      else add(word, at, mark, asset)
    }
  }
  return touchpoints.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** A campaign's mail: sent, mostly opened (half of it by a scanner, seconds after), sometimes clicked. */
function addMail(
  add: (word: string, at: number, mark?: string) => void,
  at: number,
  now: number,
  random: Random,
): void {
  add('sent', at)
  const fate = random()
  if (fate < 0.35) add('open', Math.min(now, at + 4000), '!')
  else if (fate < 0.75) add('open', Math.min(now, Math.round(at + HOUR * (1 + 20 * random()))))
  if (fate > 0.6 && fate < 0.75) add('click', Math.min(now, at + HOUR * 22))
}

function makeTouch(
  player: Player,
  word: string,
  at: number,
  id: string,
  random: Random,
  mark: string | undefined,
  asset: string | undefined,
): Touchpoint {
  const kind = KINDS[word]
  if (!kind) throw new Error(`${player.key}: "${word}" is no kind of touch`)
  const side = kind.channel === 'meeting' || kind.channel === 'phone' ? 'sales' : usualSide(kind.type)
  const title = asset ?? kind.titles?.[Math.floor(random() * kind.titles.length)]
  const campaign = kind.campaign && player.campaign
  return {
    id: `sample-${id}`,
    type: kind.type,
    at,
    side,
    channel: kind.channel,
    source: side === 'sales' ? 'salesforce' : 'hubspot',
    ...(title ? { title } : {}),
    ...(kind.detail ? { detail: kind.detail } : {}),
    ...(kind.channel === 'web' ? { url: `https://${OWN_DOMAIN}/${word}` } : {}),
    ...(campaign ? { campaign: CAMPAIGNS[campaign], utm: utmOf(kind.channel, campaign) } : {}),
    ...(mark === '!' ? { grade: 'machine' as const } : mark === '?' ? { grade: 'unsure' as const } : {}),
  }
}

function utmOf(channel: string, campaign: string): Touchpoint['utm'] {
  const source = { ads: 'search', email: 'letter', web: 'site' }[channel] ?? channel
  return { source, medium: channel === 'ads' ? 'cpc' : channel, campaign }
}

/** A working day's hour, this many days ago: weekends fall back to the Friday, the future to the last hours. */
function workingHour(now: number, daysAgo: number, random: Random): number {
  const midnight = Math.floor((now - daysAgo * DAY) / DAY) * DAY
  const weekday = new Date(midnight).getUTCDay()
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0
  const at = Math.round(midnight - back * DAY + (7 + 10 * random()) * HOUR)
  return at <= now ? at : Math.round(now - (0.2 + 3 * random()) * HOUR)
}
