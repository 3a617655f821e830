import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const DAY = 86_400_000
const TYPES = ['page.viewed', 'pricing.viewed', 'email.opened', 'email.clicked', 'casestudy.viewed'] as const
const STAGES = ['awareness', 'interest', 'consideration', 'intent'] as const
const VERDICTS = ['good', 'bad', 'notYet'] as const

export interface Size {
  leads: number
  touchpoints: number
  sends: number
  verdicts: number
  assets: number
}

/** Fills a workspace; of ten leads three have an outcome, and every second asset send is to a lead that has others. */
export async function seedWorkspace(client: pg.Client, workspaceId: string, size: Size): Promise<void> {
  const now = Date.now()
  const copy = (into: string, count: number, row: (n: number) => (string | number)[]) =>
    pipeline(Readable.from(linesOf(count, row)), client.query(copyFrom(`copy ${into} from stdin`)))
  const lead = (n: number) => `lead-${n % size.leads}`
  const startOf = (n: number) => now - (30 + ((n * 37) % 400)) * DAY
  await copy('lead (workspace_id, id, root_id, known, name, search, updated_at, body)', size.leads, (n) => {
    const at = startOf(n) + 60 * DAY
    const kind = n % 10 === 0 ? 'won' : 'lost'
    const anchors = n % 10 < 3 && at < now ? [{ kind, at }] : []
    const body = { id: lead(n), name: `Person ${n}`, company: `Company ${n % 9000}`, industry: 'Retail', source: `Source ${n % 12}`, emails: [`person.${n}@acme.example`], crm: [], anchors, createdAt: startOf(n), updatedAt: now } // prettier-ignore
    return [workspaceId, body.id, body.id, 't', body.name, `person ${n}`, now, JSON.stringify(body)]
  })
  const rest = JSON.stringify({
    title: 'Pricing and plans',
    url: 'https://acme.example/pricing',
    campaign: 'Spring',
  })
  const each = size.touchpoints / size.leads
  await copy(
    'touchpoint (workspace_id, lead_id, id, at, type, side, source, body)',
    size.touchpoints,
    (n) => [
      workspaceId,
      lead(n),
      `segment:message-${n}`,
      startOf(n % size.leads) + Math.floor((n / size.leads / each) * 50 * DAY),
      TYPES[(n + Math.floor(n / size.leads)) % TYPES.length]!,
      'marketing',
      'segment',
      rest,
    ],
  )
  const noun = 'workspace_id, id, lead_id, member_id, at, version, body'
  await copy(`asset (${noun})`, size.assets, (n) => {
    const body = { id: `asset-${n}`, title: `Asset ${n}`, type: 'guide', url: `https://acme.example/${n}`, summary: 'What it says', stages: [], personas: [], industries: [], answers: [], topics: [], createdAt: now - 300 * DAY, updatedAt: now, ...(n % 9 ? {} : { validTo: now - 60 * DAY }) } // prettier-ignore
    return [workspaceId, body.id, '\\N', '\\N', now, n + 1, JSON.stringify(body)]
  })
  await copy(`send (${noun})`, size.sends, (n) => {
    const body = { id: `send-${n}`, assetId: `asset-${(n * 7) % size.assets}`, leadId: lead(n * 3), member: `Rep ${n % 40}`, at: now - ((n * 13) % 300) * DAY - n, outcome: n % 3 ? 'inserted' : 'copied', stage: STAGES[n % 4], ...(n % 2 ? { moved: n % 5 === 0 } : {}) } // prettier-ignore
    return [workspaceId, body.id, body.leadId, `member-${n % 40}`, body.at, n + 1, JSON.stringify(body)]
  })
  await copy(`feedback (${noun})`, size.verdicts, (n) => {
    const at = now - ((n * 11) % 300) * DAY - n
    const snapshot = { leadName: `Person ${n % size.leads}`, company: `Company ${n % 9000}`, source: 'Fair', stage: STAGES[n % 4], sureness: 0.5, since: at - DAY, evidence: Array.from({ length: 4 }, (_, i) => ({ type: TYPES[i]!, label: 'Viewed the prices', title: 'Pricing and plans', count: 2, at: at - DAY, dz: 3 })), lastTouchpoints: [{ label: 'Viewed the prices', at: at - DAY }], touchpointCount: 10, modelVersion: 'default-1', ...(n % 2 ? { definition: { version: 1 + (n % 3), isMet: n % 5 > 1, criteria: [] } } : {}) } // prettier-ignore
    const body = { id: `verdict-${n}`, leadId: lead(n * 3), verdict: VERDICTS[n % 3]!, at, member: `Rep ${n % 40}`, ...(n % 4 ? { note: `They asked about word ${n}` } : {}), snapshot, ...(n % 3 ? { seenAt: at + DAY } : {}) } // prettier-ignore
    return [workspaceId, body.id, body.leadId, `member-${n % 40}`, at, n + 1, JSON.stringify(body)]
  })
  for (const table of ['lead', 'touchpoint', 'asset', 'send', 'feedback'])
    await client.query(`vacuum analyze ${table}`)
}

function* linesOf(count: number, row: (n: number) => (string | number)[]): Generator<string> {
  for (let start = 0; start < count; start += 1000) {
    const some = Array.from({ length: Math.min(1000, count - start) }, (_, n) => row(start + n).join('\t'))
    yield `${some.join('\n')}\n`
  }
}
