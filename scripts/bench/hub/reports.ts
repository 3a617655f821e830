// What marketing asks over all rows, and how long other requests wait while reports are worked out.
// npm run bench -- hub reports [leads]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeSessionToken, signToken } from '../../../hub/auth/session-token'
import { connect } from '../../../hub/db/connect'
import { startEmbedded } from '../../../hub/db/embedded'
import { migrate } from '../../../hub/db/migrate'
import { makeLog } from '../../../hub/log'
import { addMember } from '../../../hub/repos/member'
import { addPerson } from '../../../hub/repos/person'
import { addSession } from '../../../hub/repos/session'
import { addWorkspace } from '../../../hub/repos/workspace'
import { makeId } from '../../../lib/platform/id'
import { quantile } from '../figures/spread'
import { startWatched, type Watched } from './parts/ask-watched'
import { seedWorkspace, type Size } from './parts/seed-workspace'

const leads = Number(process.argv[2] ?? 100_000)
const size: Size = { leads, touchpoints: leads * 10, sends: leads * 3, verdicts: leads / 5, assets: 500 }
const RUNS = 3
const SECRET = 'a secret of a benchmark, long enough'

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-bench-'))
const log = makeLog('error', { write: (line) => void process.stderr.write(line) })
const database = await startEmbedded(folder, 20, log)
let hub: Watched | undefined
let token = ''
let workspaceId = ''
try {
  await prepare()
  hub = await startWatched(database.url, SECRET)
  const page20 = await cursorOfPage(20)
  const quick = {
    feedbackFirstPage: () => post('/api/v1/feedback/list', {}),
    feedbackPage20: () => post('/api/v1/feedback/list', { cursor: page20 }),
    feedbackWords: () => post('/api/v1/feedback/list', { text: 'word 19999' }),
    assetUseList: () => get('/api/v1/assets/use'),
    workspaceSummary: () => post('/api/v1/workspace/summary', {}),
    workspaceSummaryWithTouchpoints: () => post('/api/v1/workspace/summary', { touchpoints: true }),
    definitionVerdicts: () => get('/api/v1/definition/verdicts'),
  }
  const answers: Record<string, object> = {}
  for (const [name, ask] of Object.entries(quick)) answers[name] = await measured(ask)
  const long = {
    reportsRun: () => untilDone('/api/v1/reports/run', {}),
    definitionTry: () => untilDone('/api/v1/definition/try', { rule: { all: [{ touches: ['pricing.viewed'], atLeast: 2 }] } }), // prettier-ignore
    modelLearn: () => untilDone('/api/v1/model/learn', { horizonDays: 60 }),
  }
  for (const [name, ask] of Object.entries(long)) answers[name] = await measured(ask, 1)
  console.log(JSON.stringify({ what: 'questions over all rows of a workspace', size, answers }, null, 2))
} finally {
  await hub?.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The median of some runs, ms, with what the hub's process went through and how long a small question took meanwhile. */
async function measured(ask: () => Promise<unknown>, runs = RUNS): Promise<object> {
  const times: number[] = []
  const others: number[] = []
  await get('/api/v1/me')
  await hub!.watch()
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      others.push(await timed(() => get('/api/v1/me')))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  try {
    for (let run = 0; run < runs; run++) times.push(await timed(ask))
  } finally {
    isOver = true
    await asking
  }
  const watched = await hub!.watch()
  return {
    medianMs: Math.round(quantile(times, 0.5)),
    ...watched,
    othersP95Ms: Math.round(quantile(others, 0.95) * 10) / 10,
    othersMaxMs: Math.round(Math.max(...others) * 10) / 10,
  }
}

async function prepare(): Promise<void> {
  const { db, close } = connect(database.url, 2, (err) => log.warn({ err }, 'a connection broke'))
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await migrate(db)
    const at = Date.now()
    const [userId, memberId, sessionId] = [makeId(at), makeId(at), makeId(at)]
    workspaceId = makeId(at)
    const secret = makeSessionToken()
    await addWorkspace(db, { workspaceId, name: 'Bench', at })
    await addPerson(db, { userId, name: 'Mei Tan', email: 'mei@team.example', at })
    await addMember(db, { id: memberId, workspaceId, userId, role: 'marketer', at })
    const session = { kind: 'extension', userAgent: 'Bench', at, expiresAt: at + 86_400_000 } as const
    await addSession(db, { id: sessionId, token: secret, userId, workspaceId, ...session })
    token = signToken(secret, SECRET)
    await seedWorkspace(client, workspaceId, size)
  } finally {
    await client.end()
    await close()
  }
}

async function cursorOfPage(page: number): Promise<string> {
  let cursor: string | undefined
  for (let n = 1; n < page; n++)
    ({ cursor } = (await post('/api/v1/feedback/list', { cursor })) as { cursor?: string })
  if (cursor === undefined) throw new Error(`There are not ${page} pages.`)
  return cursor
}

async function untilDone(path: string, input: object): Promise<unknown> {
  for (;;) {
    const told = (await post(path, input)) as { isDone: boolean }
    if (told.isDone) return told
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function post(path: string, input: object): Promise<unknown> {
  return answerOf(path, { method: 'POST', body: JSON.stringify(input) })
}

function get(path: string): Promise<unknown> {
  return answerOf(path, {})
}

async function answerOf(path: string, init: RequestInit): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${hub!.address}${path}`, { ...init, headers })
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`)
  return body
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
