import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BROWSER, startLinkWorld, type LinkWorld } from '../test/link-world'

let world: LinkWorld
beforeAll(async () => {
  world = await startLinkWorld()
})
afterAll(() => world.stop())

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

function upload(
  body: Buffer | string,
  name: string,
  token = world.marketer.token,
  type = 'application/octet-stream',
) {
  const headers = { 'content-type': type, authorization: `Bearer ${token}` }
  return fetch(`${world.address}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  })
}
async function pathOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return new URL(((await response.json()) as { url: string }).url).pathname
}
const filesKept = async () => {
  const { db } = world.hub
  const [files, chunks] = await Promise.all([
    db.selectFrom('file').select('id').where('workspace_id', '=', world.workspaceId).execute(),
    db.selectFrom('file_chunk').select('n').where('workspace_id', '=', world.workspaceId).execute(),
  ])
  return [files.length, chunks.length]
}

it('keeps a file of several pieces and gives back every byte, whole and by ranges', async () => {
  const bytes = Buffer.concat([ZIP, randomBytes(700_000)])
  const path = await pathOf(await upload(bytes, 'Preisliste für „Nordwind“.zip'))
  const whole = await world.open(path)
  expect(sha(Buffer.from(await whole.arrayBuffer()))).toBe(sha(bytes))
  expect(whole.headers.get('content-disposition')).toMatch(
    /^attachment; filename="Preisliste f_r .*\.zip"; filename\*=UTF-8''Preisliste%20f%C3%BCr/,
  )
  expect(whole.headers.get('content-security-policy')).toMatch(/^sandbox/)
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
  const part = await world.open(path, { ...BROWSER, range: 'bytes=262100-262200' })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe(`bytes 262100-262200/${bytes.length}`)
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(262_100, 262_201))
  expect((await world.open(path, { ...BROWSER, range: `bytes=${bytes.length}-` })).status).toBe(416)
  const changed = await world.open(path, { ...BROWSER, range: 'bytes=0-3', 'if-range': '"another"' })
  expect(changed.status).toBe(200)
})

it('shows a picture in the sandbox, under the type that it is', async () => {
  const path = await pathOf(
    await upload(Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), 'x.html'),
  )
  const response = await world.open(path)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('content-disposition')).toContain('inline; filename="x.png"')
  expect(response.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
})

it.each([
  ['<html><script>alert(1)</script>', 'a.pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.png'],
  ['#!/bin/sh', 'a.zip'],
])('keeps nothing that a browser would run: %s', async (body, name) => {
  const before = await filesKept()
  const response = await upload(body, name)
  expect(response.status).toBe(415)
  expect(await response.json()).toMatchObject({ error: { code: 'unsupportedType' } })
  expect(await filesKept()).toEqual(before)
})

it('is marketing’s: not a rep’s, nobody’s without a session, and not a form’s of another site', async () => {
  expect((await upload(ZIP, 'a.zip', world.rep.token)).status).toBe(403)
  expect((await upload(ZIP, 'a.zip', 'made-up')).status).toBe(401)
  expect((await upload(ZIP, 'a.zip', world.marketer.token, 'text/plain')).status).toBe(415)
  expect((await upload('', 'a.zip')).status).toBe(400)
})

it('refuses more than 50 MB, said or not, and keeps nothing of it', async () => {
  const before = await filesKept()
  expect(await uploadByHand({ 'content-length': String(60 * 1_048_576) }, ZIP)).toBe(413)
  expect(
    await uploadByHand(
      { 'transfer-encoding': 'chunked' },
      ...Array.from({ length: 51 }, () => Buffer.alloc(1_048_576, 'P')),
    ),
  ).toBe(413)
  expect(await filesKept()).toEqual(before)
})

it('keeps nothing of a file that did not arrive whole', async () => {
  const before = await filesKept()
  expect(await uploadByHand({ 'content-length': '1000' }, ZIP)).toBe('cut')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await filesKept()).toEqual(before)
})

it('leads by a tracked link to the file, which counts as opened', async () => {
  const path = await pathOf(await upload(Buffer.concat([ZIP, Buffer.from('content')]), 'case.docx'))
  world.hub.setNow(world.hub.now())
  const assetId = await world.addAsset({ url: `http://hub.test${path}` })
  const leadId = await world.addLead()
  const { path: link } = await world.makeLink(assetId, leadId)
  world.hub.setNow(world.hub.now() + 3_600_000)
  const response = await world.open(link)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('wordprocessingml')
  expect(await response.text()).toContain('content')
  expect(
    (await world.views()).filter((view) => (view as { leadId?: string }).leadId === leadId),
  ).toMatchObject([{ grade: 'human' }])
})

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The status of an upload whose headers and pieces are sent as they are; `cut` where the sender hung up. */
function uploadByHand(headers: Record<string, string>, ...pieces: Buffer[]): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const sent = request(`${world.address}/files?name=a.zip`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${world.marketer.token}`,
        ...headers,
      },
    })
    sent.on('response', (response) => {
      resolve(response.statusCode!)
      sent.destroy()
    })
    sent.on('error', () => resolve('cut'))
    for (const piece of pieces) sent.write(piece)
    if (headers['content-length'] === '1000') setTimeout(() => sent.destroy(), 100)
    else if (!headers['content-length']) sent.end()
  })
}
