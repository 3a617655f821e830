// How long a tracked link takes to lead on, against a bare Hono "hello" at equal load. `npm run bench -- hub link`
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { makeApp } from '../../../hub/app'
import { connect } from '../../../hub/db/connect'
import { startEmbedded } from '../../../hub/db/embedded'
import { migrate } from '../../../hub/db/migrate'
import { readEnv } from '../../../hub/env'
import type { Hub } from '../../../hub/hub'
import { makeLinkToken } from '../../../hub/links/link-token'
import { makeLog } from '../../../hub/log'
import { serve } from '../../../hub/serve'
import { makeId } from '../../../lib/platform/id'
import { spread } from '../figures/spread'
import type { Answered, Arrivals } from './parts/arrivals'

const ROUNDS = 5
const SECONDS = 6
/** Links in the table: as many as a team of a hundred sends in a few years. */
const LINKS = 100_000
/** Leads that a thousand links are for. */
const LEADS = 200
/** Of them are opened, so that no single row stays in a cache. */
const OPENED = 20_000
/** Requests a second, offered to both alike, by a process of its own, as recipients come: not in step. */
const RATE = Number(process.argv[2] ?? 400)
const HEADERS = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'accept-language': 'en' }

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const log = makeLog('info', { write: () => undefined })
const database = await startEmbedded(folder, 10, log)
const { db, close } = connect(database.url, 10, (err) => log.warn({ err }, 'a connection broke'))
const stopping = new AbortController()
const lastWorks: (() => Promise<void>)[] = []
const asker = fork(fileURLToPath(new URL('parts/arrivals.ts', import.meta.url)), {
  execArgv: ['--import', new URL('../../resolve-ts.mjs', import.meta.url).href],
})
let [asked, loads] = [0, 0]
try {
  await migrate(db)
  const paths = await addLinks()
  const hub: Hub = {
    env: readEnv({ HUB_SECRET: 'a secret of a benchmark, long enough' }),
    db,
    reportDb: db,
    log,
    now: Date.now,
    url: () => 'http://127.0.0.1',
    authenticate: async () => undefined,
    signal: stopping.signal,
    atStop: (work) => void lastWorks.push(work),
  }
  const links = await serve(makeApp(hub).fetch, { host: '127.0.0.1', port: 0 })
  const hello = await serve(new Hono().get('/', (context) => context.text('hello')).fetch, {
    host: '127.0.0.1',
    port: 0,
  })
  await load(links.address, paths, 2, 302)
  await load(hello.address, ['/'], 2, 200)
  const rounds: Record<'hello' | 'link', Answered>[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      hello: await load(hello.address, ['/'], SECONDS, 200),
      link: await load(links.address, paths, SECONDS, 302),
    })
  await Promise.all([links.stop(), hello.stop()])
  stopping.abort()
  for (const work of lastWorks) await work()
  const { views } = await db
    .selectFrom('view')
    .select(sql<number>`count(*)`.as('views'))
    .executeTakeFirstOrThrow()
  const figures = (which: 'hello' | 'link') => ({
    p50: spread(rounds.map((round) => round[which].p50)),
    p99: spread(rounds.map((round) => round[which].p99)),
    aSecond: spread(rounds.map((round) => round[which].aSecond)),
  })
  console.log(
    JSON.stringify(
      {
        bench: 'hub link',
        links: LINKS,
        offeredASecond: RATE,
        rounds: ROUNDS,
        hello: figures('hello'),
        link: figures('link'),
        p99Ratio: { ...spread(rounds.map((round) => round.link.p99 / round.hello.p99)), asked: '< 10' },
        viewsWritten: views,
      },
      null,
      2,
    ),
  )
} finally {
  asker.kill()
  await close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Times in ms under a load. Throws where an answer was not as it should be. */
async function load(
  address: string,
  paths: readonly string[],
  seconds: number,
  status: number,
): Promise<Answered> {
  const arrivals: Arrivals = {
    address,
    paths,
    first: asked,
    rate: RATE,
    seconds,
    headers: HEADERS,
    status,
    seed: ++loads,
  }
  asked += RATE * seconds
  asker.send(arrivals)
  const [answered] = (await once(asker, 'message')) as [Answered | { error: string }]
  if ('error' in answered) throw new Error(answered.error)
  return answered
}

/** A workspace with leads with five links each; the addresses of some of them. */
async function addLinks(): Promise<string[]> {
  const [workspaceId, now] = [makeId(), Date.now()]
  await db
    .insertInto('workspace')
    .values({ workspace_id: workspaceId, name: 'Bench', created_at: now })
    .execute()
  const paths: string[] = []
  for (let batch = 0; batch < LINKS / 1000; batch++) {
    const leads = Array.from({ length: LEADS }, () => makeId())
    await db
      .insertInto('lead')
      .values(
        leads.map((id) => ({
          workspace_id: workspaceId,
          id,
          root_id: id,
          known: true,
          updated_at: now,
          body: '{}',
        })),
      )
      .execute()
    const made = Array.from({ length: 1000 }, () => makeLinkToken(workspaceId))
    await db
      .insertInto('link')
      .values(
        made.map(({ hash }, index) => ({
          workspace_id: workspaceId,
          token_hash: hash,
          id: makeId(),
          lead_id: leads[index % leads.length]!,
          asset_id: 'asset',
          member_id: 'member',
          send_id: null,
          target: 'https://content.example/security.pdf',
          file_id: null,
          created_at: now - 3_600_000 - index * 60_000,
          closed_at: null,
          quiet_at: null,
        })),
      )
      .execute()
    if (paths.length < OPENED) paths.push(...made.map(({ text }) => `/l/${text}`))
  }
  return paths
}
