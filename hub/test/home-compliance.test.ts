import 'fake-indexeddb/auto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emailKey } from '../../lib/domain/lead'
import { leadLookUp } from '../../lib/contract/lead-look-up'
import { playbookGet } from '../../lib/contract/playbook-get'
import { leadSearch, MOST_LEAD_HITS } from '../../lib/contract/lead-search'
import { accountHandlers } from '../../lib/handlers/account'
import { leadView } from '../../lib/handlers/lead-view'
import { makeLocalSource } from '../../lib/handlers/local-source'
import { touchpointHandlers, type TouchpointFilter } from '../../lib/handlers/touchpoint-pages'
import type { WorkerParts } from '../../lib/handlers/worker'
import { makeHubClient, type HubClient } from '../../lib/hub/hub-client'
import type { WorkspaceSource } from '../../lib/messages/workspace-source'
import type { TouchpointsPage } from '../../lib/messages/panel-view'
import { makeAssetRow } from '../../lib/store/asset-row'
import { HalfdoorDatabase } from '../../lib/store/database'
import { getVersions } from '../../lib/store/definition-store'
import { putListedLeads } from '../../lib/store/directory-store'
import { putLeadFiles } from '../../lib/store/hub-lead'
import { makeJourneyRows } from '../../lib/store/journey-row'
import { mergeTouchpoints } from '../../lib/import/merge-touchpoints'
import { makeLeadRow } from '../../lib/store/lead-row'
import { findLeadsByKeys, getLead } from '../../lib/store/lead-store'
import { getModelBook } from '../../lib/store/model-store'
import { getReportSettings } from '../../lib/store/report-rows'
import { getSettings } from '../../lib/store/settings-store'
import { searchLeads } from '../../lib/store/lead-search'
import { makeLibraryShelf } from '../../lib/store/library'
import { makeHubSource } from '../../lib/sync/hub-source'
import { pullChanges } from '../../lib/sync/pull'
import { QUESTIONS } from '../../test/suites/home-compliance/questions'
import { makeRows, type Rows } from '../../test/suites/home-compliance/rows'
import { fillWorkspace } from './fill-workspace'
import { startTestHub, type TestHub } from './test-hub'

const NOW = Date.UTC(2026, 10, 22, 12)
const rows = makeRows(NOW)

let hub: TestHub
let local: WorkspaceSource
let remote: WorkspaceSource
let atHome: WorkerParts
let copy: WorkerParts
let client: HubClient

beforeAll(async () => {
  hub = await startTestHub()
  hub.setNow(NOW)
  const workspaceId = await hub.addWorkspace()
  const rep = await hub.addMember(workspaceId, 'rep', 'Rita Keller')
  const marketer = await hub.addMember(workspaceId, 'marketer', 'Mei Tan')
  await fillWorkspace(hub, rep, rows, NOW)
  remote = makeHubSource(clientOf(marketer.token), new HalfdoorDatabase('compliance-marketer', true), () =>
    Promise.resolve(),
  )
  client = clientOf(rep.token)
  const home = new HalfdoorDatabase('compliance-home')
  await fillHome(home, rows)
  atHome = partsOf(home)
  local = atHome.source
  const away = new HalfdoorDatabase('compliance-copy', true)
  copy = partsOf(away)
  await pullChanges({ db: away, client, member: rep.name, now: () => NOW, tell: () => undefined })
})
afterAll(() => hub.stop())

function clientOf(token: string): HubClient {
  const request = (url: unknown, init?: RequestInit) => Promise.resolve(hub.app.request(String(url), init))
  return makeHubClient({ url: 'http://hub.test', token }, request as typeof fetch)
}

function partsOf(db: HalfdoorDatabase): WorkerParts {
  const shelf = makeLibraryShelf(db)
  const parts = { db, shelf, now: () => NOW }
  return {
    ...parts,
    own: db,
    source: makeLocalSource(parts, new AbortController().signal),
  } as unknown as WorkerParts
}

async function fillHome(db: HalfdoorDatabase, all: Rows): Promise<void> {
  const sorted = all.leads.map((lead) => mergeTouchpoints([], all.touchpoints[lead.id] ?? []))
  const journeys = all.leads.map((lead, i) => makeJourneyRows(lead.id, sorted[i]!))
  const leads = all.leads.map((lead, i) => {
    const touchpoints = sorted[i]!
    const marketing = touchpoints.filter(({ side }) => side === 'marketing').length
    return makeLeadRow(lead, { touchpoints: touchpoints.length, marketing, chunks: journeys[i]!.length })
  })
  await db.transaction('rw', db.tables, async () => {
    await putListedLeads(db, leads)
    await db.journeys.bulkPut(journeys.flat())
    await db.assets.bulkPut(all.assets.map(makeAssetRow))
    await db.sends.bulkPut(all.sends)
    await db.feedback.bulkPut(all.feedback)
    await db.disputes.bulkPut(all.disputes)
    await db.objections.bulkPut(all.objections)
    await db.requests.bulkPut(all.requests)
    await db.views.bulkPut(all.views)
    const { definition, model, reports, handoff } = all
    const settings = { member: 'Rita Keller', own: { emails: [], domains: [] }, handoff }
    for (const [key, value] of Object.entries({ definition, model, reports, settings }))
      await db.settings.put({ key, value })
  })
}

describe('the marketer’s page asks both homes', () => {
  it.each(QUESTIONS)('for $name', async ({ ask }) => {
    const [here, there] = [await ask(local), await ask(remote)]
    expect(asWhole(there)).toEqual(asWhole(here))
  })

  it('and the answers are not empty', async () => {
    const { counts } = await local.feedbackList({})
    expect(counts.total).toBeGreaterThan(60)
    const { report } = (await local.learnModel(60, () => undefined, new AbortController().signal))!.result
    expect(report?.models.learned).toBeDefined()
    const views = (await local.runReports(() => undefined, new AbortController().signal))!.assets.find(
      ({ assetId }) => assetId === 'expired',
    )!.views
    // Of the five sends one person opened one; one went out without a link.
    expect(views).toMatchObject({ hits: 1, n: 4 })
    expect((await local.assetUseList()).find(({ asset }) => asset.id === 'expired')).toMatchObject({
      tracked: 4,
      viewed: 1,
    })
    expect((await local.assetSends('expired')).views).toEqual({
      human: 3,
      unsure: 1,
      machine: 2,
      pages: [
        { page: 1, median: 4000, viewings: 3 },
        { page: 3, median: 4750.5, viewings: 2 },
        { page: 5, median: 20, viewings: 1 },
      ],
    })
    expect((await local.objectionList()).lines[0]).toMatchObject({ leads: 3, isGap: false })
    expect((await local.workspaceSummary(true)).touchpoints).toBeGreaterThan(5000)
  })
})

it('the playbook is the same in both homes, as the hub says it and as the copy holds it', async () => {
  const [here, there] = await Promise.all([playbookOf(atHome.db), playbookOf(copy.db)])
  expect(there).toEqual(here)
  const { assets, settings, version } = await client.ask(playbookGet, {})
  const { handoff, reports, model, definition } = here
  expect(assets!.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(here.assets)
  expect(settings).toEqual({ handoff, reports, model, definition })
  expect(await client.ask(playbookGet, { have: version })).toEqual({ version, isSame: true })
})

describe('the panel asks both homes', () => {
  const whole = rows.leads.filter(({ id }) => id !== 'no-company' && !id.startsWith('closed-'))

  it.each(whole.map(({ id, name }) => ({ id, name })))('for $name by record: $id', async ({ id }) => {
    const lead = rows.leads.find((each) => each.id === id)!
    const { files } = await client.ask(leadLookUp, { records: lead.crm.slice(0, 1) })
    expect(files.map((file) => file.lead.id)).toEqual([id])
    await putLeadFiles(copy.db, files, [], NOW)
    const [here, there] = await Promise.all([viewOf(atHome, id), viewOf(copy, id)])
    expect(asWhole(there)).toEqual(asWhole(here))
  })

  it('for a lead by any of its addresses', async () => {
    for (const email of [
      'merge-root@example.com',
      'Merge-Joined@example.com',
      'SpeltTwice+fair@googlemail.com',
    ]) {
      const { files } = await client.ask(leadLookUp, { emails: [email] })
      await putLeadFiles(copy.db, files, [], NOW)
      const keys = [emailKey(email.toLowerCase())]
      const [here, there] = await Promise.all([
        findLeadsByKeys(atHome.db, keys),
        findLeadsByKeys(copy.db, keys),
      ])
      expect(there).toEqual(here)
      expect(there).toHaveLength(1)
    }
  })

  it('for every page of five thousand touchpoints', async () => {
    const { files } = await client.ask(leadLookUp, { emails: ['busy@example.com'] })
    await putLeadFiles(copy.db, files, [], NOW)
    for (const filter of [{}, { side: 'sales' as const }, { peopleOnly: true }])
      for (let cursor: string | undefined = '0'; cursor !== undefined;) {
        const asked: TouchpointFilter & { leadId: string } = { leadId: 'busy', ...filter, cursor }
        const [here, there]: TouchpointsPage[] = await Promise.all([
          touchpointHandlers(atHome).touchpointsList(asked),
          touchpointHandlers(copy).touchpointsList(asked),
        ])
        expect(there).toEqual(here)
        cursor = here!.cursor
      }
  })

  it.each(['Ann', 'zoe ang', 'Ærø', 'ليلى', 'shut', 'busy@exam', 'ivy root', 'a', 'nobody knows'])(
    'for leads by what is typed: %s',
    async (text) => {
      const { hits } = await client.ask(leadSearch, { text })
      const known = await searchLeads(atHome.db, text, MOST_LEAD_HITS)
      expect(hits.map(({ id }) => id)).toEqual(known.map(({ id }) => id))
    },
  )

  it('for the account of a lead whose colleagues were looked up', async () => {
    const { files } = await client.ask(leadLookUp, { emails: ['zoe@example.com', 'busy@example.com'] })
    await putLeadFiles(copy.db, files, [], NOW)
    const [here, there] = await Promise.all(
      [atHome, copy].map((home) => accountHandlers(home).accountRead({ leadId: 'Zoe' })),
    )
    expect(here).not.toBeNull()
    expect(there).toEqual(here)
  })
})

/** What reps work by, as a browser reads it. */
async function playbookOf(db: HalfdoorDatabase) {
  const [{ assets }, { handoff }, reports, model, definition] = await Promise.all([
    makeLibraryShelf(db).get(),
    getSettings(db),
    getReportSettings(db),
    getModelBook(db),
    getVersions(db),
  ])
  return { assets: assets.map(({ terms: _terms, ...asset }) => asset), handoff, reports, model, definition }
}

/** Either id of a merged lead leads to it: a browser knows the whole one only. */
function asWhole(answer: unknown): unknown {
  const { root, joined } = rows.merged
  const text = JSON.stringify(answer, (_key, value: unknown) => (value === joined[0]!.id ? root.id : value))
  return text === undefined ? undefined : JSON.parse(text)
}

/** Without what hangs on the member: a hub's rep hears of their own requests only. */
async function viewOf(worker: WorkerParts, leadId: string) {
  const { requestReceipts: _receipts, ...view } = await leadView(worker, await getLead(worker.db, leadId))
  return view
}
