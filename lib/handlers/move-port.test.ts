import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aVerdict } from '../../test/factories/lead-file'
import { makeLinked } from '../../test/factories/linked'
import { aPort } from '../../test/factories/port'
import { aLead, anAsset, aTouch, makeWorker, NOW, putAssets, putLead } from '../../test/factories/worker'
import { workspaceExport } from '../contract/workspace-export'
import { workspaceRestore } from '../contract/workspace-restore'
import type { FileLine } from '../domain/workspace-file'
import type { WorkerParts } from './worker'
import { acceptMove } from './move-port'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const files = new Map<string, string>()

beforeEach(() => {
  vi.stubGlobal('chrome', { runtime: { id: 'me', getURL: () => 'chrome-extension://me/' } })
  vi.stubGlobal('fetch', async (url: string) => new Response(files.get(url)))
})
afterEach(() => vi.unstubAllGlobals())

type Parts = Pick<WorkerParts, 'db' | 'hub' | 'shelf' | 'now'>

/** Everything that a port answers up to its end, with `more` said after each piece. */
async function move(parts: Parts, message: object): Promise<any[]> {
  const { port, posted, say } = aPort('move')
  acceptMove(port, parts)
  say(message)
  let given = 0
  await vi.waitFor(
    () => {
      while (posted.slice(given).some(({ kind }) => kind === 'piece')) {
        given = posted.length
        say({ kind: 'more' })
      }
      expect(posted.at(-1)?.kind).toMatch(/exported|imported|failed/)
    },
    { interval: 1, timeout: 10_000 },
  )
  return posted
}

const exported = async (parts: Parts) =>
  (await move(parts, { kind: 'export' })).flatMap(({ kind, text }) => (kind === 'piece' ? text : [])).join('')

async function imported(parts: Parts, text: string) {
  files.set('blob:file', text)
  return (await move(parts, { kind: 'import', url: 'blob:file' })).at(-1)
}

async function filled() {
  const worker = makeWorker()
  const touches = Array.from({ length: 700 }, (_, day) => aTouch('page.viewed', day))
  await putLead(worker, aLead({ id: 'l1', emails: ['ann@acme.example'] }), touches)
  await putLead(worker, aLead({ id: 'l2', emails: ['bo@acme.example'] }))
  await putAssets(worker, anAsset('a1'))
  const { db } = worker
  const answer = { kind: 'stays', note: 'They fit', by: 'Mo', at: NOW } as const
  await db.feedback.add(aVerdict('f1', 'l1', { seenAt: NOW, answer }))
  await db.sends.add({ id: 's1', assetId: 'a1', leadId: 'l1', member: 'Kim', at: NOW, outcome: 'copied' })
  await db.disputes.add({ id: 'd1', leadId: 'l2', computed: 'intent', stage: 'interest', why: '', member: 'Kim', at: NOW, modelVersion: 'm' }) // prettier-ignore
  await db.objections.add({
    id: 'o1',
    leadId: 'l1',
    kind: 'objection',
    text: 'Too dear',
    member: 'Kim',
    at: NOW,
  })
  await db.requests.add({ id: 'r1', text: 'A price list', member: 'Kim', at: NOW, votes: [] })
  await db.settings.put({ key: 'settings', value: { member: 'Kim', own: { emails: [], domains: [] }, handoff: 'evaluation' } }) // prettier-ignore
  return worker
}

const ADDED = { lead: 2, touchpoints: 700, asset: 1, send: 1, feedback: 1, dispute: 1, objection: 1, request: 1, handoff: 1, reports: 1, model: 1 } // prettier-ignore
const TABLES = [
  'leads',
  'journeys',
  'assets',
  'sends',
  'feedback',
  'disputes',
  'objections',
  'requests',
] as const
const rowsOf = ({ db }: Parts) => Promise.all(TABLES.map((table) => db[table].toArray()))

describe('a workspace’s file', () => {
  it('holds everything, goes into another browser as it was, and changes nothing the second time', async () => {
    const from = await filled()
    const text = await exported(from)
    const to = makeWorker()
    expect(await imported(to, text)).toEqual({ kind: 'imported', added: ADDED, skipped: 0 })
    expect(await rowsOf(to)).toEqual(await rowsOf(from))
    expect(await imported(to, text)).toEqual({ kind: 'imported', added: {}, skipped: 0 })
    expect(await rowsOf(to)).toEqual(await rowsOf(from))
  })

  it('gives what was said of a lead to the one who has the same address here', async () => {
    const text = await exported(await filled())
    const to = makeWorker()
    await putLead(to, aLead({ id: 'mine', emails: ['ann@acme.example'] }))
    await imported(to, text)
    expect((await to.db.leads.toArray()).map(({ id }) => id)).toEqual(['l2', 'mine'])
    expect((await to.db.feedback.get('f1'))!.leadId).toBe('mine')
    expect((await to.db.leads.get('mine'))!.touchpoints).toBe(700)
  })

  it('has a lead that comes twice as it says the second time, with all touchpoints', async () => {
    const line = (row: object, noun = 'lead') => JSON.stringify({ noun, row })
    const of = (day: number) =>
      line({ leadId: 'l1', touchpoints: [aTouch('page.viewed', day)] }, 'touchpoints')
    const lead = aLead({ id: 'l1', name: 'Ann', emails: ['ann@acme.example'] })
    const renewed = { ...lead, name: 'Ann Lee', emails: ['ann@acme.example', 'lee@acme.example'] }
    const [first] = (await exported(makeWorker())).split('\n')
    const to = makeWorker()
    const lines = [line(lead), of(1), line(renewed), of(2)]
    const text = [first, ...lines, JSON.stringify({ end: 4 })].join('\n')
    expect(await imported(to, text)).toMatchObject({ added: { lead: 1, touchpoints: 2 } })
    expect(await to.db.leads.get('l1')).toMatchObject({ ...renewed, touchpoints: 2 })
    expect(await imported(to, text)).toMatchObject({ added: {} })
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2), 'not JSON'],
    ['cut at a line', (text: string) => text.split('\n').slice(0, -2).join('\n'), 'cut off'],
    ['with a line less', (text: string) => text.split('\n').toSpliced(3, 1).join('\n'), 'lines were written'],
    ['with a wrong field', (text: string) => text.replace('"verdict":"good"', '"verdict":"fine"'), 'Line'],
    ['of something else', () => '{"hello":1}\n', 'not a workspace'],
    ['empty', () => '', 'cut off'],
  ])('that is %s changes nothing and says where', async (_what, spoil, words) => {
    const to = makeWorker()
    const answer = await imported(to, spoil(await exported(await filled())))
    expect(answer).toMatchObject({ kind: 'failed' })
    expect(answer.message).toContain(words)
    expect((await rowsOf(to)).flat()).toEqual([])
  })
})

it('that is broken at its very end, thousands of rows later, changes nothing either', async () => {
  const from = await filled()
  for (let i = 0; i < 600; i++) await putLead(from, aLead())
  const to = makeWorker()
  const lines = (await exported(from)).split('\n')
  const answer = await imported(to, lines.with(-3, '{"noun":"unheard of"}').join('\n'))
  expect(answer).toMatchObject({ kind: 'failed', message: expect.stringContaining('nothing was changed') })
  expect((await rowsOf(to)).flat()).toEqual([])
})

it('keeps of several disputes on one lead the newest, and counts the others as left out', async () => {
  const dispute = (id: string, at: number, member: string): FileLine => ({
    noun: 'dispute',
    row: {
      id,
      leadId: 'l9',
      computed: 'interest',
      stage: 'intent',
      why: '',
      at,
      member,
      modelVersion: 'default-1',
    },
  })
  const lines: FileLine[] = [
    { noun: 'lead', row: aLead({ id: 'l9', emails: [] }) },
    dispute('d1', NOW - 2, 'Ray'),
    dispute('d2', NOW - 1, 'Olga'),
    dispute('d3', NOW - 3, 'Kim'),
    { noun: 'touchpoints', row: { leadId: 'nobody', touchpoints: [aTouch('page.viewed', 1)] } },
  ]
  const head = { format: 'halfdoor-workspace', version: 1, at: NOW }
  const text = [head, ...lines, { end: lines.length }].map((line) => JSON.stringify(line)).join('\n')
  const to = makeWorker()
  expect(await imported(to, text)).toMatchObject({ added: { lead: 1, dispute: 1 }, skipped: 3 })
  expect(await to.db.disputes.toArray()).toMatchObject([{ id: 'd2', member: 'Olga' }])
})

describe('moving to and from a hub', () => {
  const me = makeLinked().connection.me
  const as = (role: 'rep' | 'marketer' | 'admin') => {
    const linked = makeLinked({ me: { ...me, member: { ...me.member, role } } })
    return { linked, parts: { db: linked.db, hub: linked.link, shelf: makeWorker().shelf, now: () => NOW } }
  }

  it('sends the lines as they are, many at once, leads first', async () => {
    const text = await exported(await filled())
    const { linked, parts } = as('admin')
    const asked: FileLine[][] = []
    linked.hub.answer(workspaceRestore, ({ lines }) => {
      asked.push(lines)
      return { added: { lead: lines.length }, skipped: 1 }
    })
    expect(await imported(parts, text)).toEqual({
      kind: 'imported',
      added: { lead: asked.flat().length },
      skipped: 1,
    })
    expect(asked).toHaveLength(1)
    expect(asked.flat().map((line) => JSON.stringify(line))).toEqual(text.trim().split('\n').slice(1, -1))
  })

  it('sends nothing of a broken file', async () => {
    const text = await exported(await filled())
    const { linked, parts } = as('admin')
    expect(await imported(parts, text.slice(0, -20))).toMatchObject({ kind: 'failed' })
    expect(linked.hub.asked).toEqual([])
  })

  it('writes the pages of the hub as one file, which is whole', async () => {
    const { linked, parts } = as('marketer')
    const lead = (id: string): FileLine => ({ noun: 'lead', row: aLead({ id, emails: [] }) })
    linked.hub.answer(workspaceExport, ({ cursor }) =>
      cursor === undefined ? { lines: [lead('l1')], cursor: 'next' } : { lines: [lead('l2')] },
    )
    const text = await exported(parts)
    const to = makeWorker()
    expect(await imported(to, text)).toMatchObject({ kind: 'imported', added: { lead: 2 } })
    expect((await linked.own.ledger.toArray()).map(({ route }) => route)).toEqual([
      'workspaceExport',
      'workspaceExport',
    ])
  })

  it('ends where the page goes away, and says nothing more', async () => {
    const { linked, parts } = as('marketer')
    let pages = 0
    linked.hub.answer(workspaceExport, () => {
      pages++
      port.leave()
      return { lines: [], cursor: 'next' }
    })
    const port = aPort('move')
    acceptMove(port.port, parts)
    port.say({ kind: 'export' })
    await vi.waitFor(() => expect(pages).toBe(1))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(pages).toBe(1)
    expect(port.posted).toEqual([])
  })

  it.each(['rep', 'marketer'] as const)(
    'is said in words not to be for a %s, and asks the hub nothing',
    async (role) => {
      const { linked, parts } = as(role)
      expect((await imported(parts, 'x')).message).toContain('Only an admin')
      if (role === 'rep')
        expect((await move(parts, { kind: 'export' })).at(-1).message).toContain('only a part')
      expect(linked.hub.asked).toEqual([])
    },
  )
})
