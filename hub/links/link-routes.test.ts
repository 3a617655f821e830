import { afterAll, beforeAll, expect, it } from 'vitest'
import { linkClose } from '../../lib/contract/link-close'
import { BROWSER, startLinkWorld, type LinkWorld } from '../test/link-world'
import { makeLinkToken } from './link-token'

const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 22, 12)

let world: LinkWorld
let assetId: string
beforeAll(async () => {
  world = await startLinkWorld()
  assetId = await world.addAsset()
})
afterAll(() => world.stop())

/** A link that was made an hour ago for somebody new. */
async function linkOfAnHourAgo(change = {}, asset = assetId) {
  world.hub.setNow(START)
  const leadId = await world.addLead(change)
  const link = await world.makeLink(asset, leadId)
  world.hub.setNow(START + HOUR)
  return { ...link, leadId }
}
const viewsOf = async (linkId: string) => (await world.views()).filter((view) => view.linkId === linkId)

it('leads to the asset’s own address and notes who opened it', async () => {
  const { path, linkId, leadId } = await linkOfAnHourAgo()
  const response = await world.open(path)
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toBe('https://content.example/security.pdf?v=2#top')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).toBe('')
  expect(await viewsOf(linkId)).toMatchObject([
    { grade: 'human', why: 'opened in a browser', leadId, assetId },
  ])
})

it('becomes a touchpoint of the lead, and the lead is newer than before', async () => {
  const { path, leadId } = await linkOfAnHourAgo()
  await world.open(path, { ...BROWSER, 'sec-purpose': 'prefetch' })
  const [view] = (await world.views()).filter((one) => (one as { leadId?: string }).leadId === leadId)
  const touchpoints = await world.hub.db
    .selectFrom('touchpoint')
    .selectAll()
    .where('workspace_id', '=', world.workspaceId)
    .where('lead_id', '=', leadId)
    .execute()
  expect(touchpoints).toMatchObject([
    { id: `halfdoor:view:${view!.id}`, type: 'asset.viewed', grade: 'machine', source: 'halfdoor' },
  ])
  expect(touchpoints[0]!.body).toMatchObject({ title: 'Security overview' })
  const lead = await world.hub.db
    .selectFrom('lead')
    .select('updated_at')
    .where('workspace_id', '=', world.workspaceId)
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow()
  expect(lead.updated_at).toBe(START + HOUR)
})

it('tells machines by what they send', async () => {
  const { path, linkId } = await linkOfAnHourAgo()
  await world.open(path, BROWSER, 'HEAD')
  await world.open(path, { ...BROWSER, 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
  await world.open(path, { 'user-agent': BROWSER['user-agent'] })
  expect((await viewsOf(linkId)).map(({ grade }) => grade).sort()).toEqual(['machine', 'machine', 'unsure'])
})

it('falls to machine when all links of one message are opened at once, also the one written before', async () => {
  world.hub.setNow(START)
  const leadId = await world.addLead()
  const other = await world.addAsset({ title: 'Rollout case' })
  const third = await world.addAsset({ title: 'ROI sheet' })
  const links = [
    await world.makeLink(assetId, leadId),
    await world.makeLink(other, leadId),
    await world.makeLink(third, leadId),
  ]
  world.hub.setNow(START + HOUR)
  await world.open(links[0]!.path)
  expect((await viewsOf(links[0]!.linkId)).map(({ grade }) => grade)).toEqual(['human'])
  world.hub.setNow(START + HOUR + 1500)
  await world.open(links[1]!.path)
  await world.open(links[2]!.path)
  const views = (await world.views()).filter(({ linkId }) => links.some((link) => link.linkId === linkId))
  expect(views.map(({ grade }) => grade)).toEqual(['machine', 'machine', 'machine'])
  const grades = await world.hub.db
    .selectFrom('touchpoint')
    .select('grade')
    .where('workspace_id', '=', world.workspaceId)
    .where('lead_id', '=', leadId)
    .execute()
  expect(grades.map(({ grade }) => grade)).toEqual(['machine', 'machine', 'machine'])
})

const WISHES: Record<string, string>[] = [{ 'sec-gpc': '1' }, { dnt: '1' }]
it.each(WISHES)('keeps nothing of who asks not to be tracked: %o', async (asks) => {
  const own = await world.addAsset()
  const { path, leadId } = await linkOfAnHourAgo({}, own)
  const response = await world.open(path, { ...BROWSER, ...asks })
  expect(response.status).toBe(302)
  expect(await countsOf(own, leadId)).toEqual({ views: 0, touchpoints: 0, counted: [1] })
})

it('keeps nothing of a lead that opted out after the link was made', async () => {
  const own = await world.addAsset()
  const { path, leadId } = await linkOfAnHourAgo({}, own)
  await world.hub.db
    .updateTable('lead')
    .set({ body: JSON.stringify({ id: leadId, optOut: true }) })
    .where('workspace_id', '=', world.workspaceId)
    .where('id', '=', leadId)
    .execute()
  await world.open(path)
  await world.open(path)
  expect(await countsOf(own, leadId)).toEqual({ views: 0, touchpoints: 0, counted: [2] })
})

it('forgets what was noted and notes no more when the reader says so', async () => {
  const own = await world.addAsset()
  const { path, leadId } = await linkOfAnHourAgo({}, own)
  await world.open(path)
  await world.views()
  const response = await fetch(`${world.address}${path.replace('/l/', '/v/')}/off`, {
    method: 'POST',
    redirect: 'manual',
  })
  expect([response.status, response.headers.get('location')]).toEqual([303, path])
  await world.open(path)
  expect(await countsOf(own, leadId)).toEqual({ views: 0, touchpoints: 0, counted: [1] })
})

it('is closed for good', async () => {
  const { path, linkId } = await linkOfAnHourAgo()
  await world.hub.ask(world.rep.token, linkClose, { linkId })
  const response = await world.open(path)
  expect(response.status).toBe(410)
  expect(await response.text()).toContain('This link was closed')
  expect(await viewsOf(linkId)).toEqual([])
})

it('ends with its asset', async () => {
  const own = await world.addAsset({ validTo: START + 60_000 })
  const { path } = await linkOfAnHourAgo({}, own)
  const response = await world.open(path)
  expect(response.status).toBe(410)
  expect(await response.text()).toContain('This is out of date')
})

it('says in words that it knows nothing of an address, whatever it looks like', async () => {
  const { workspaceId } = world
  const unknown = makeLinkToken(workspaceId).text
  for (const path of [`/l/${unknown}`, '/l/x', '/l/%2e%2e%2f', `/l/${'A'.repeat(43)}`, `/f/${unknown}`]) {
    const response = await world.open(path)
    expect(response.status, path).toBe(404)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).toContain('There is nothing at this address')
  }
})

it('leads nowhere else, whatever is asked', async () => {
  const { path } = await linkOfAnHourAgo()
  for (const query of [
    '?url=https://evil.example',
    '?u=//evil.example',
    '?%0d%0aLocation:%20https://evil.example',
  ]) {
    const response = await world.open(path + query, { ...BROWSER, 'x-forwarded-host': 'evil.example' })
    expect(response.headers.get('location')).toBe('https://content.example/security.pdf?v=2#top')
  }
})

it('notes sixty openings of a link in an hour and goes on leading', async () => {
  const { path, linkId } = await linkOfAnHourAgo()
  for (let time = 0; time < 65; time++) expect((await world.open(path)).status).toBe(302)
  expect(await viewsOf(linkId)).toHaveLength(60)
})

/** What is left of a lead, and what was counted of an asset. */
async function countsOf(asset: string, leadId: string) {
  await world.views()
  const { db } = world.hub
  const rows = (table: 'view' | 'touchpoint') =>
    db
      .selectFrom(table)
      .select('id')
      .where('workspace_id', '=', world.workspaceId)
      .where('lead_id', '=', leadId)
  const views = await rows('view')
    .where('deleted' as never, '=', false as never)
    .execute()
  const touchpoints = await rows('touchpoint').execute()
  const counted = await db
    .selectFrom('view_count')
    .select('n')
    .where('workspace_id', '=', world.workspaceId)
    .where('asset_id', '=', asset)
    .execute()
  return { views: views.length, touchpoints: touchpoints.length, counted: counted.map(({ n }) => n) }
}
