import { afterAll, beforeAll, expect, it } from 'vitest'
import { linkClose } from '../../lib/contract/link-close'
import { linkList } from '../../lib/contract/link-list'
import { linkMake } from '../../lib/contract/link-make'
import { startLinkWorld, type LinkWorld } from '../test/link-world'

let world: LinkWorld
let assetId: string
let leadId: string
beforeAll(async () => {
  world = await startLinkWorld({ LINK_URL: 'https://go.acme.example/' })
  assetId = await world.addAsset()
  leadId = await world.addLead()
})
afterAll(() => world.stop())

const make = (input: Partial<Parameters<typeof ask>[0]> = {}, token = world.rep.token) =>
  ask({ assetId, leadId, ...input }, token)
const ask = (input: { assetId: string; leadId: string; sendId?: string }, token: string) =>
  world.hub.ask(token, linkMake, input)

it('makes a link of one recipient’s own, on the domain for links', async () => {
  const [first, second] = [await make({ sendId: 'send-1' }), await make()]
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({ tracked: true })
  expect(first.body.url).toMatch(/^https:\/\/go\.acme\.example\/l\/[A-Za-z0-9_-]{43}$/)
  expect(second.body.url).not.toBe(first.body.url)
})

it('keeps nothing from which the address could be made again', async () => {
  const { body } = await make()
  const secret = body.url.split('/l/')[1]!
  const rows = await world.hub.db
    .selectFrom('link')
    .selectAll()
    .where('workspace_id', '=', world.workspaceId)
    .execute()
  const kept = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64url') : value,
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(kept).not.toContain(secret)
  expect(kept).not.toContain(secret.slice(-20))
})

it('answers the plain address of a lead that wants nothing from us', async () => {
  const quiet = await world.addLead({ optOut: true })
  const { body } = await make({ leadId: quiet })
  expect(body).toEqual({ url: 'https://content.example/security.pdf?v=2#top', tracked: false })
})

it.each([
  ['an asset that is not here', { assetId: 'none' }, 404],
  ['a lead that is not here', { leadId: 'none' }, 404],
  ['an asset of no id', { assetId: '' }, 400],
] as const)('refuses %s', async (_, input, status) => {
  expect((await make(input)).status).toBe(status)
})

it.each([
  ['an internal asset', { internal: true }],
  ['an expired asset', { validTo: 1 }],
  ['an asset without an address', { url: undefined }],
  ['an asset whose address is a tracked link', { url: `https://go.acme.example/l/${'A'.repeat(43)}` }],
])('refuses %s', async (_, change) => {
  const { status, body } = await make({ assetId: await world.addAsset(change) })
  expect([status, body.error?.code]).toEqual([409, 'conflict'])
})

it('takes a file’s address of another workspace for an address outside, so that nothing of theirs is read', async () => {
  const other = await world.hub.addWorkspace('Other')
  const { makeLinkToken } = await import('../links/link-token')
  const url = `https://go.acme.example/f/${makeLinkToken(other).text}`
  const made = await make({ assetId: await world.addAsset({ url }) })
  expect(made.status).toBe(200)
  const row = await world.hub.db
    .selectFrom('link')
    .select(['target', 'file_id'])
    .where('workspace_id', '=', world.workspaceId)
    .where('id', '=', made.body.linkId!)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ target: url, file_id: null })
})

it('is closed by its rep and by marketing, by no other rep and no other workspace', async () => {
  const { body } = await make()
  const linkId = body.linkId!
  const otherRep = await world.hub.addMember(world.workspaceId, 'rep')
  const stranger = await world.hub.addMember(await world.hub.addWorkspace('Other'), 'admin')
  const close = (token: string) => world.hub.ask(token, linkClose, { linkId })
  expect((await close(otherRep.token)).status).toBe(403)
  expect((await close(stranger.token)).status).toBe(404)
  expect((await close(world.marketer.token)).status).toBe(200)
  expect((await close(world.rep.token)).status).toBe(200)
})

it('lists a rep’s own and marketing’s all', async () => {
  const own = await world.addLead()
  const otherRep = await world.hub.addMember(world.workspaceId, 'rep')
  await make({ leadId: own, sendId: 'send-2' })
  await make({ leadId: own }, otherRep.token)
  const list = async (token: string, input: { leadId?: string; sendId?: string }) =>
    (await world.hub.ask(token, linkList, input)).body.links.length
  expect(await list(world.rep.token, { leadId: own })).toBe(1)
  expect(await list(world.marketer.token, { leadId: own })).toBe(2)
  expect(await list(world.marketer.token, { sendId: 'send-2' })).toBe(1)
  expect((await world.hub.ask(world.rep.token, linkList, {})).status).toBe(400)
})
