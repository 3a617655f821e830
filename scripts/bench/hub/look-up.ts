// Looking a lead up by an address, with all its touchpoints, against a bare primary-key select over the same driver.
// npm run bench -- hub look-up [touchpoints] [look-ups a round]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connect } from '../../../hub/db/connect'
import { startEmbedded } from '../../../hub/db/embedded'
import { migrate } from '../../../hub/db/migrate'
import { makeLog } from '../../../hub/log'
import { findLeadFiles } from '../../../hub/repos/lead-file'
import { makeRandom } from '../../../lib/domain/random'
import { makeId } from '../../../lib/platform/id'
import { quantile } from '../figures/spread'

const TOUCHPOINTS = Number(process.argv[2] ?? 1_000_000)
const LOOK_UPS = Number(process.argv[3] ?? 2000)
const ROUNDS = 5
/** Touchpoints of a lead. */
const EACH = 20
/** Touchpoints of the one lead that has far more than others, and how often it is looked up. */
const LARGE = 5000
const LARGE_LOOK_UPS = 100
const ASKED = 5

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const log = makeLog('error', { write: (line) => void process.stderr.write(line) })
const database = await startEmbedded(folder, 10, log)
const { db, close } = connect(database.url, 4, (err) => log.warn({ err }, 'a connection broke'))
const client = new pg.Client({ connectionString: database.url })
await client.connect()
const workspaceId = makeId()
const leads = Math.ceil(TOUCHPOINTS / EACH)
const random = makeRandom('look-up')
try {
  await migrate(db)
  const seeded = await timed(seed)
  const rounds = []
  await round(200)
  for (let n = 0; n < ROUNDS; n++) rounds.push(await round(LOOK_UPS))
  const large = await largeRound()
  const ratios = rounds.map(({ ratio }) => ratio).sort((a, b) => a - b)
  console.log(
    JSON.stringify(
      {
        what: 'p99 of a lead with its touchpoints by address, against a primary-key select, ms',
        touchpoints: TOUCHPOINTS,
        leads,
        seededIn: Math.round(seeded / 1000),
        rounds,
        large,
        median: ratios[Math.floor(ROUNDS / 2)],
        asked: ASKED,
        isMet: ratios[Math.floor(ROUNDS / 2)]! <= ASKED,
      },
      null,
      2,
    ),
  )
} finally {
  await client.end()
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function round(times: number) {
  const bare: number[] = []
  const found: number[] = []
  // In turns, so that both meet the same neighbours.
  for (let n = 0; n < times; n++) {
    const lead = Math.floor(random() * leads)
    const other = Math.floor(random() * leads)
    bare.push(
      await timed(() =>
        sql`select body from lead where workspace_id = ${workspaceId} and id = ${`lead-${other}`}`.execute(
          db,
        ),
      ),
    )
    found.push(await timed(() => findLeadFiles(db, workspaceId, [`email:person.${lead}@acme.example`])))
  }
  const at = (values: number[], share: number) => Math.round(quantile(values, share) * 1000) / 1000
  const ratio = Math.round((quantile(found, 0.99) / quantile(bare, 0.99)) * 100) / 100
  return {
    bare: { p50: at(bare, 0.5), p99: at(bare, 0.99) },
    lookUp: { p50: at(found, 0.5), p99: at(found, 0.99) },
    ratio,
  }
}

/** The lead with very many touchpoints, over and over, ms. */
async function largeRound() {
  const times: number[] = []
  for (let n = 0; n < LARGE_LOOK_UPS; n++)
    times.push(await timed(() => findLeadFiles(db, workspaceId, [`email:person.${leads}@acme.example`])))
  const at = (share: number) => Math.round(quantile(times, share) * 1000) / 1000
  return { touchpoints: LARGE, p50: at(0.5), p99: at(0.99) }
}

/** Touchpoints come in the order of time, a lead's far from one another, as they do in life. */
async function seed(): Promise<void> {
  const now = Date.now()
  await copy('lead (workspace_id, id, root_id, known, name, search, updated_at, body)', leads + 1, (n) => {
    const lead = {
      id: `lead-${n}`,
      name: `Person ${n}`,
      emails: [`person.${n}@acme.example`],
      crm: [],
      anchors: [],
      createdAt: now,
      updatedAt: now,
    }
    return [workspaceId, lead.id, lead.id, 't', lead.name, `person ${n}`, now, JSON.stringify(lead)]
  })
  await copy('lead_key (workspace_id, key, lead_id)', leads + 1, (n) => [
    workspaceId,
    `email:person.${n}@acme.example`,
    `lead-${n}`,
  ])
  const body = JSON.stringify({
    title: 'Acme, pricing',
    url: 'https://acme.example/pricing',
    campaign: 'Spring',
  })
  await copy(
    'touchpoint (workspace_id, lead_id, id, at, type, side, source, body)',
    TOUCHPOINTS + LARGE,
    (n) => [
      workspaceId,
      `lead-${n < TOUCHPOINTS ? n % leads : leads}`,
      `segment:message-${n}`,
      now - (TOUCHPOINTS + LARGE - n) * 1000,
      'pricing.viewed',
      'marketing',
      'segment',
      body,
    ],
  )
  for (const table of ['lead', 'lead_key', 'touchpoint']) await client.query(`vacuum analyze ${table}`)
}

function copy(into: string, count: number, row: (n: number) => (string | number)[]): Promise<void> {
  const lines = function* () {
    for (let start = 0; start < count; start += 1000) {
      const some = Array.from({ length: Math.min(1000, count - start) }, (_, n) => row(start + n).join('\t'))
      yield `${some.join('\n')}\n`
    }
  }
  return pipeline(Readable.from(lines()), client.query(copyFrom(`copy ${into} from stdin`)))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
