import type { Random } from '../../lib/domain/random.ts'
import type { Batch } from './teller.ts'

const NAMES = ['Email Opened', 'Signed Up', 'Pricing Viewed', 'Something of our own']
const PEOPLE = 200

/** Batches of Segment events by some people, each with an id of its own. */
export function eventBatches(url: string, writeKey: string, prefix: string, random: Random): () => Batch {
  let count = 0
  return () => {
    const size = 1 + Math.floor(random() * 40)
    const batch = Array.from({ length: size }, () => {
      const person = Math.floor(random() * PEOPLE)
      return {
        type: 'track',
        messageId: `${prefix}-${count++}`,
        event: NAMES[Math.floor(random() * NAMES.length)],
        userId: `person-${person}`,
        context: { traits: { email: `person-${person}@acme.example` } },
        timestamp: new Date(Date.now() - Math.floor(random() * 86_400_000)).toISOString(),
      }
    })
    const ids = batch.map(({ messageId }) => messageId)
    return {
      ids,
      async tell(signal) {
        const response = await fetch(`${url}/v1/batch`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
          },
          body: JSON.stringify({ batch, sentAt: new Date().toISOString() }),
          signal,
        })
        const text = await response.text()
        if (response.ok) return ids
        if (response.status === 429 || response.status >= 500) throw new Error(text)
        // Anything else is no fault of the machine's, and would never be taken.
        console.error(`The hub refused events: ${response.status} ${text}`)
        process.exit(1)
      },
    }
  }
}
