import { describe, expect, it, vi } from 'vitest'
import { aLead, anAsset, makeWorker, putAssets, putLead } from '../../test/factories/worker'
import { DEFAULT_HANDOFF } from '../domain/stage-names'
import { leadView } from './lead-view'
import { feedbackHandlers } from './feedback'
import { settingsHandlers } from './settings'
import { siteHandlers } from './sites'
import { workspaceHandlers } from './workspace'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

describe('the sample workspace', () => {
  it('fills, says so, and goes without taking anything else', async () => {
    const worker = makeWorker()
    const { sampleFill, sampleRemove, workspaceSummary } = workspaceHandlers(worker)
    await putLead(worker, aLead({ id: 'mine' }))
    await putAssets(worker, anAsset('mine'))
    const { settingsGet } = settingsHandlers(worker)
    expect(await sampleFill()).toMatchObject({ leads: 41, assets: 31, sample: true })
    expect((await workspaceSummary({ touchpoints: true })).touchpoints).toBeGreaterThan(5000)
    expect((await workspaceSummary({})).touchpoints).toBeUndefined()
    expect((await sampleFill()).leads).toBe(41)
    expect((await settingsGet()).own.domains).toEqual(['nordwind.example'])
    const lead = (await worker.db.leads.where('id').startsWith('sample-').first())!
    await feedbackHandlers(worker).feedbackAdd({ leadId: lead.id, verdict: 'good' }, { kind: 'panel' })
    await sampleRemove()
    expect(await workspaceSummary({ touchpoints: true })).toEqual({
      leads: 1,
      touchpoints: 0,
      assets: 1,
      feedback: 0,
      sends: 0,
      sample: false,
    })
    expect(await worker.db.journeys.count()).toBe(0)
    expect([await worker.db.objections.count(), await worker.db.requests.count()]).toEqual([0, 0])
    expect(await settingsGet()).toEqual({
      member: '',
      own: { emails: [], domains: [] },
      handoff: DEFAULT_HANDOFF,
    })
  })

  it('is neither filled nor removed in the copy of a hub', async () => {
    const worker = makeWorker()
    const { sampleFill, sampleRemove } = workspaceHandlers(worker)
    await sampleFill()
    const leads = await worker.db.leads.count()
    Object.defineProperty(worker.db, 'isHubCopy', { value: true })
    await expect(sampleFill()).rejects.toThrow('Sign out of the hub to try it.')
    await expect(sampleRemove()).rejects.toThrow('Nothing was removed')
    expect(await worker.db.leads.count()).toBe(leads)
  })

  it('leaves the settings of somebody who said who they are', async () => {
    const worker = makeWorker()
    const { settingsGet, settingsPut } = settingsHandlers(worker)
    await settingsPut({ member: 'Mia', own: { emails: ['Mia@Own.example'], domains: [] }, handoff: 'intent' })
    const { sampleFill, sampleRemove } = workspaceHandlers(worker)
    await sampleFill()
    await sampleRemove()
    expect(await settingsGet()).toEqual({
      member: 'Mia',
      own: { emails: ['mia@own.example'], domains: [] },
      handoff: 'intent',
    })
  })

  it('can be drawn whole: every lead has a view', async () => {
    const worker = makeWorker()
    await workspaceHandlers(worker).sampleFill()
    const views = await Promise.all((await worker.db.leads.toArray()).map((row) => leadView(worker, row)))
    expect(new Set(views.map((view) => view.journey.stage)).size).toBe(6)
    expect(views.flatMap((view) => view.requestReceipts)).toEqual([])
    expect(views.filter((view) => view.objections.length > 0)).toHaveLength(8)
    expect(views.filter((view) => view.suggestions.length === 3).length).toBeGreaterThan(25)
  })
})

it('lists the allowed sites', async () => {
  const origins = ['https://mail.google.com/*', 'http://127.0.0.1/*']
  vi.stubGlobal('chrome', { permissions: { getAll: async () => ({ origins }) } })
  const { siteList } = siteHandlers
  expect(await siteList()).toEqual([{ origin: 'http://127.0.0.1' }, { origin: 'https://mail.google.com' }])
})
