import { beforeEach, describe, expect, it, vi } from 'vitest'
import { aLeadFile } from '../../test/factories/lead-file'
import { makeLinked, type Linked } from '../../test/factories/linked'
import { aReading, makeWorker, NOW } from '../../test/factories/worker'
import type { Reading } from '../domain/reading'
import type { Connection } from '../store/connection-store'
import { makeLibraryShelf } from '../store/library'
import { pageHandlers } from './page-seen'
import { panelViewHandlers } from './panel-view'
import { peopleHandlers } from './people'

vi.mock('../messages/messenger', () => ({ tellPanels: vi.fn(), tellPage: vi.fn() }))

const PANEL = { kind: 'framedPanel', tabId: 7 } as const
const person = (email: string, role: 'from' | 'to' | 'cc' = 'from') => ({
  role,
  email,
  name: email,
  confidence: 0.95,
  via: ['test'],
})

beforeEach(() => {
  vi.stubGlobal('chrome', {
    permissions: { contains: async () => true },
    scripting: { executeScript: vi.fn(async () => []) },
  })
})

async function onPage(reading: Partial<Reading>, more: Partial<Connection> = {}) {
  const linked = makeLinked(more)
  const { db, own, link } = linked
  const worker = {
    ...makeWorker(),
    db,
    own,
    hub: link,
    shelf: makeLibraryShelf(db),
    now: () => linked.clock.now,
  }
  const seen = aReading({ thread: 't1', own: ['kim@nordwind.example'], ...reading })
  await pageHandlers(worker).pageSeen(seen, { kind: 'page', tabId: 7, url: 'https://mail.example/#a' })
  const view = () => panelViewHandlers(worker).panelView({}, PANEL)
  return { linked, worker, view }
}

const lookUps = ({ hub }: Linked) =>
  hub.asked.filter(({ path }) => path.endsWith('look-up')).map(({ body }) => body)

describe('a panel with a hub', () => {
  it('answers at once that it is looking, and has the lead when the hub has answered', async () => {
    const { linked, view } = await onPage({ people: [person('ann@acme.example')] })
    linked.hub.files.push(aLeadFile({ id: 'l1', emails: ['ann@acme.example'] }))
    expect(await view()).toMatchObject({ kind: 'unknown', hub: 'looking' })
    await vi.waitFor(async () => expect(await view()).toMatchObject({ kind: 'lead', hub: 'live' }))
    expect(linked.told.flat()).toContain('lead')
  })

  it('does not know the person only when the hub does not either', async () => {
    const { view } = await onPage({ people: [person('ann@acme.example')] })
    await view()
    await vi.waitFor(async () => expect(await view()).toMatchObject({ kind: 'unknown', hub: 'live' }))
  })

  it('asks for whom the page is about and never for everybody on it', async () => {
    const { linked, view } = await onPage({
      people: [person('ann@acme.example'), person('bo@acme.example', 'cc'), person('cy@acme.example', 'to')],
    })
    await view()
    await vi.waitFor(async () => expect(await view()).toMatchObject({ hub: 'live' }))
    expect(lookUps(linked)).toMatchObject([{ emails: ['ann@acme.example'] }])
  })

  it('says what is known here where the hub is not reached', async () => {
    const { linked, view } = await onPage({ people: [person('ann@acme.example')] })
    linked.hub.faults = ['before', 'before', 'before']
    await view()
    await vi.waitFor(async () => expect(await view()).toMatchObject({ kind: 'unknown', hub: 'offline' }))
  })

  it.each([
    ['signIn', { token: undefined }],
    ['consent', { consent: undefined }],
  ] as const)('says %s and sends nothing', async (word, more) => {
    const { linked, view } = await onPage({ people: [person('ann@acme.example')] }, more)
    expect(await view()).toMatchObject({ kind: 'unknown', hub: word })
    expect(linked.hub.asked).toEqual([])
  })

  it('says that access was ended in the local workspace', async () => {
    const { worker } = await onPage({ people: [] })
    const { hub: _hub, ...local } = worker
    const ended = { ...local, ended: { workspace: 'Nordwind', at: NOW } }
    expect(await panelViewHandlers(ended).panelView({}, PANEL)).toMatchObject({ hub: 'revoked' })
  })

  it('leadSearch lists what the hub finds after what is here, and leadPick fetches one of those whole', async () => {
    const { linked, worker, view } = await onPage({ people: [] })
    const people = peopleHandlers(worker)
    linked.hub.files.push(aLeadFile({ id: 'far', name: 'Far Away', emails: ['far@away.example'] }))
    expect(await people.leadSearch({ text: 'far' })).toMatchObject([{ id: 'far', name: 'Far Away' }])
    await people.leadPick({ leadId: 'far' }, PANEL)
    expect(await view()).toMatchObject({ kind: 'lead', view: { lead: { id: 'far' } } })
    linked.hub.faults = ['before']
    expect(await people.leadSearch({ text: 'far' })).toHaveLength(1)
    expect(await people.leadSearch({ text: 'nobody' })).toEqual([])
  })
})
