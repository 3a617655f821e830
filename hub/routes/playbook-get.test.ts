import { afterAll, beforeAll, expect, it } from 'vitest'
import { playbookGet } from '../../lib/contract/playbook-get'
import { DEFAULT_REPORT_SETTINGS } from '../../lib/domain/reports/report-settings'
import { NOW, NUMBERS, push, RULE, sampleAsset, sampleRequest } from '../test/sample-acts'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
  hub.setNow(NOW)
})
afterAll(() => hub.stop())

it('is empty at version 0 where nothing was ever set', async () => {
  const rep = await hub.addMember(await hub.addWorkspace(), 'rep')
  const { body } = await hub.ask(rep.token, playbookGet, {})
  expect(body).toEqual({ version: 0, isSame: false, assets: [], settings: {} })
})

it('is whole once, then the same until an asset or a setting changes', async () => {
  const workspaceId = await hub.addWorkspace()
  const rep = await hub.addMember(workspaceId, 'rep')
  const marketer = await hub.addMember(workspaceId, 'marketer', 'Mara')
  const asset = sampleAsset({ retired: true })
  await push(
    hub,
    marketer.token,
    { op: 'assetPut', asset },
    { op: 'definitionAdd', rule: RULE },
    { op: 'modelAdd', numbers: NUMBERS },
    { op: 'handoffPut', stage: 'intent' },
    { op: 'reportSettingsPut', settings: DEFAULT_REPORT_SETTINGS },
  )
  const { body: first } = await hub.ask(rep.token, playbookGet, {})
  expect(playbookGet.output.parse(first)).toEqual(first)
  expect(first.assets).toEqual([asset])
  expect(first.settings).toMatchObject({
    handoff: 'intent',
    reports: DEFAULT_REPORT_SETTINGS,
    definition: [{ version: 1, by: 'Mara' }],
    model: { inForce: 2 },
  })
  const same = { version: first.version, isSame: true }
  expect((await hub.ask(rep.token, playbookGet, { have: first.version })).body).toEqual(same)
  // What is not of the playbook leaves its version as it is.
  await push(hub, rep.token, { op: 'requestAdd', request: sampleRequest() })
  expect((await hub.ask(rep.token, playbookGet, { have: first.version })).body).toEqual(same)
  await push(hub, marketer.token, { op: 'assetPut', asset: { ...asset, title: 'Newer' } })
  const { body: next } = await hub.ask(rep.token, playbookGet, { have: first.version })
  expect(next).toMatchObject({ isSame: false, assets: [{ title: 'Newer' }] })
})

it('shows nothing of another workspace, and nothing without a session', async () => {
  const marketer = await hub.addMember(await hub.addWorkspace(), 'marketer')
  await push(hub, marketer.token, { op: 'assetPut', asset: sampleAsset() })
  const stranger = await hub.addMember(await hub.addWorkspace(), 'admin')
  expect((await hub.ask(stranger.token, playbookGet, {})).body).toMatchObject({ version: 0, assets: [] })
  expect((await hub.ask(undefined, playbookGet, {})).status).toBe(401)
})

it('refuses a version that is none', async () => {
  const rep = await hub.addMember(await hub.addWorkspace(), 'rep')
  const { body } = await hub.ask(rep.token, playbookGet, { have: 'old' as never })
  expect(body.error?.code).toBe('badRequest')
})
