import { makeRandom } from '../../../../lib/domain/random'

const PAGES = [
  '',
  'pricing',
  'blog/how-to-choose',
  'product/tour',
  'customers/case-studies/acme',
  'compare/others',
]
const TRACKS = [
  'Email Opened',
  'Email Link Clicked',
  'Form Submitted',
  'Webinar Registered',
  'Trial Started',
  'Scrolled',
]

/**
 * Batches of a hundred events as a website's library sends them: of ten, six are page views and three other events of
 * visitors without a name, of people who came before, or of both; one says who somebody is. Fifteen events a person.
 */
export function makeBatches(events: number, seed: string): Buffer[] {
  const random = makeRandom(seed)
  const people = Math.ceil(events / 15)
  const start = Date.now() - 3_600_000
  const event = (n: number) => {
    const person = Math.floor(random() * people)
    const kind = random()
    // Every second person is a visitor who never says who they are.
    const who = {
      anonymousId: `${seed}-visitor-${person}`,
      ...(person % 2 ? { userId: `${seed}-${person}` } : {}),
    }
    const common = {
      messageId: `ajs-next-${seed}-${n}-${Math.floor(random() * 1e15).toString(36)}`,
      timestamp: new Date(start + n).toISOString(),
      ...who,
      context: {
        library: { name: '@segment/analytics-next', version: '1.70.0' },
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
        locale: 'en-GB',
        ...(random() < 0.2 ? { campaign: { source: 'newsletter', medium: 'email', name: 'Spring' } } : {}),
      },
    }
    if (kind < 0.6) {
      const path = PAGES[Math.floor(random() * PAGES.length)]!
      const properties = {
        url: `https://acme.example/${path}`,
        title: `Acme, page ${path || 'home'}`,
        path: `/${path}`,
      }
      return { type: 'page', ...common, properties }
    }
    if (kind < 0.9 || !('userId' in who))
      return {
        type: 'track',
        event: TRACKS[Math.floor(random() * TRACKS.length)],
        ...common,
        properties: { value: n },
      }
    const traits = { email: `person.${person}@${seed}.example`, name: `Person ${person}`, company: 'Acme' }
    return { type: 'identify', ...common, traits }
  }
  return Array.from({ length: Math.ceil(events / 100) }, (_, batch) => {
    const of = Array.from({ length: 100 }, (_, n) => event(batch * 100 + n))
    return Buffer.from(JSON.stringify({ batch: of, sentAt: new Date().toISOString() }))
  })
}
