import { outboxPush } from '../../lib/contract/outbox-push.ts'
import type { OutboxRow } from '../../lib/contract/outbox-row.ts'
import type { Random } from '../../lib/domain/random.ts'
import { makeId } from '../../lib/platform/id.ts'
import type { Batch } from './teller.ts'

/** Batches of a browser's acts: content requests, which need nothing that stands before. */
export function outboxBatches(url: string, token: string, random: Random): () => Batch {
  return () => {
    const size = 1 + Math.floor(random() * 10)
    const rows: OutboxRow[] = Array.from({ length: size }, () => {
      const at = Date.now()
      const id = makeId(at)
      return {
        id,
        at,
        act: {
          op: 'requestAdd',
          request: { id, text: 'A sheet about single sign-on', member: '', at, votes: [] },
        },
      }
    })
    return {
      ids: rows.map(({ id }) => id),
      async tell(signal) {
        const response = await fetch(url + outboxPush.path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ rows }),
          signal,
        })
        const text = await response.text()
        if (response.status === 429 || response.status >= 500) throw new Error(text)
        if (!response.ok) fail(`${response.status} ${text}`)
        const { answers } = outboxPush.output.parse(JSON.parse(text))
        const refused = answers.find(({ code }) => code !== undefined && code !== 'unavailable')
        if (refused) fail(JSON.stringify(refused))
        return answers.filter(({ outcome }) => outcome !== 'rejected').map(({ id }) => id)
      },
    }
  }
}

function fail(words: string): never {
  console.error(`The hub refused acts: ${words}`)
  process.exit(1)
}
