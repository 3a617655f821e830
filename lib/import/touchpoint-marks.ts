import type { Touchpoint, TouchpointType } from '../domain/touchpoint'

/**
 * What a file says plainly of an engagement beside its type. `detail`: by the own name or title of the form, the
 * webinar, the event, the chat or the page. `grade`: `machine` where a column marks a bot, a prefetch or a privacy
 * proxy, or the user agent is one of `MACHINE_AGENT`; `unsure` by `unsureClicks`. Nothing else is guessed.
 */
const DETAILS: readonly (readonly [TouchpointType[], RegExp, NonNullable<Touchpoint['detail']>])[] = [
  [
    ['form.submitted'],
    /^contact$|\bcontact[ -](us|sales|form|request)\b|\b(talk|speak)[ -]to[ -]sales\b|^kontakt$|\bkontakt(formular|anfrage)\b/i,
    'contact',
  ],
  [
    ['form.submitted'],
    /\bdemo[ -](request|booking)\b|\b(request|book|schedule|get)[ -](a[ -]|your[ -])?demo\b|\bdemo[ -]?anfrage\b/i,
    'contact',
  ],
  [
    ['form.submitted'],
    /\b(pricing|price|quote)[ -]request\b|\brequest[ -](a[ -])?(pricing|price|quote)\b|\bpreisanfrage\b/i,
    'product',
  ],
  [
    ['webinar.registered', 'webinar.attended'],
    /\bproduct[ -](webinar|demo|tour|launch|walkthrough)\b|\blive[ -]demo\b|\bprodukt-?webinar\b/i,
    'product',
  ],
  [['event.attended'], /\bbooth\b|\bmessestand\b/i, 'booth'],
  [['chat.started'], /\bsales\b|\bvertrieb\b/i, 'sales'],
  [['page.viewed', 'asset.viewed'], /\bcalculator\b|\b(roi|preis|kosten)-?rechner\b/i, 'calculator'],
]

const BY_TYPE = new Map<TouchpointType, [RegExp, NonNullable<Touchpoint['detail']>][]>()
for (const [types, words, detail] of DETAILS)
  for (const type of types) BY_TYPE.set(type, [...(BY_TYPE.get(type) ?? []), [words, detail]])

/** Crawlers, programs without a screen, and scanners of mail; a Cubot is a telephone. */
const MACHINE_AGENT =
  /(?<!cu)bot\b|crawler|spider|slurp|headlesschrome|phantomjs|python-requests|\bcurl\/|\bwget\/|go-http-client|libwww|barracuda|mimecast|proofpoint|fireeye|messagelabs|cloudmark|ironport|urlscan/i

/** How long after its delivery a scanner opens the links of a message, milliseconds. */
const SCAN_MS = 5000
const MINUTE_MS = 60_000

/** What a column that marks machines says of one. */
const MACHINE_MARK = /^(1|y|yes|true|t|ja|si|sí|oui|x|bot|machine|prefetch)$/i

/** The detail that one of these names says of a touchpoint of this type. */
export function detailOf(type: TouchpointType, ...names: string[]): Touchpoint['detail'] {
  return BY_TYPE.get(type)?.find(([words]) => names.some((name) => words.test(name)))?.[1]
}

/** True for a cell that says: a machine did it. */
export function isMachineMark(text: string): boolean {
  return MACHINE_MARK.test(text)
}

/** True for the user agent of a known bot or scanner. */
export function isMachineAgent(agent: string): boolean {
  return MACHINE_AGENT.test(agent)
}

/**
 * Clicks of one lead that a scanner may have made: within five seconds of the delivery of the same message, two
 * links of it or more in the same second. A time on the full minute may be one without seconds: it says nothing.
 */
export function unsureClicks(touchpoints: readonly Touchpoint[]): Set<Touchpoint> {
  const clicks = touchpoints.filter(
    ({ type, grade, at }) => type === 'email.clicked' && !grade && at % MINUTE_MS !== 0,
  )
  const deliveries = touchpoints.filter(({ type }) => type === 'email.delivered')
  const unsure = new Set<Touchpoint>()
  if (clicks.length < 2 || deliveries.length === 0) return unsure
  for (const second of Map.groupBy(clicks, ({ at }) => Math.floor(at / 1000)).values()) {
    if (second.length < 2) continue
    for (const click of second) {
      const together = second.filter((other) => isSameMessage(click, other))
      const links = new Set(together.flatMap(({ url }) => url ?? []))
      const isSoon = (delivery: Touchpoint) =>
        click.at >= delivery.at && click.at - delivery.at <= SCAN_MS && isSameMessage(click, delivery)
      if (links.size >= 2 && deliveries.some(isSoon)) unsure.add(click)
    }
  }
  return unsure
}

/** The same campaign and subject; one that only one of the two names says nothing. */
function isSameMessage(a: Touchpoint, b: Touchpoint): boolean {
  const agrees = (x?: string, y?: string) => x === y || !x || !y
  const isNamed = (a.campaign && a.campaign === b.campaign) || (a.title && a.title === b.title)
  return Boolean(isNamed) && agrees(a.campaign, b.campaign) && agrees(a.title, b.title)
}
