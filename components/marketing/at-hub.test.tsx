import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Privacy } from '../options/Privacy'
import { SampleWorkspace } from '../options/SampleWorkspace'
import { connectedHub, ME } from '../options/hub/test/hub-double'
import type { HouseDouble } from './house-double'
import { DropPlace } from './import/DropPlace'
import { MarketingPage } from './MarketingPage'
import { makeHouse } from './test/house-rows'
import { giveHeights, openHouse } from './test/open-house'

/** What the pages say where the workspace is a team's hub, against what they say in a browser of one's own. */

const current = vi.hoisted(() => ({
  house: undefined as unknown as HouseDouble,
  connection: undefined as unknown,
}))
vi.mock('../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => {
    if ((name as string) === 'hubEndedSeen') return Promise.resolve()
    return (name as string) === 'connectionGet' && current.connection
      ? Promise.resolve(current.connection)
      : current.house.ask(name, input)
  },
}))
vi.mock('../ui/Toast', async (original) => ({ ...(await original()), useToast: () => vi.fn() }))

const asAdmin = connectedHub({ me: { ...ME, member: { ...ME.member, role: 'admin' } } }).view

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ leads: 0, touchpoints: 0 })
  current.connection = asAdmin
})

describe('an empty workspace', () => {
  it.each(['inbox', 'assets', 'buyer', 'disputes'])(
    'on a hub says on %s what fills it, and no sample',
    async (page) => {
      openHouse(<MarketingPage />, `#/${page}`)
      expect(await screen.findByText(/Sources send leads and touchpoints by themselves/)).toHaveTextContent(
        'Nordwind is empty.',
      )
      expect(screen.queryByRole('button', { name: 'Fill the sample workspace' })).toBeNull()
      expect(screen.getByRole('link', { name: /Set up a source/ })).toHaveAttribute(
        'href',
        'https://hub.acme.example/team/sources',
      )
    },
  )
  it('on a hub tells a marketer whose the sources are', async () => {
    current.connection = connectedHub({ me: { ...ME, member: { ...ME.member, role: 'marketer' } } }).view
    openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText('An admin sets up sources on the hub.')).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: /Set up a source/ })).toBeNull()
  })
  it('in a browser offers the sample', async () => {
    current.connection = undefined
    openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByRole('button', { name: 'Fill the sample workspace' })).toBeInTheDocument()
  })
})

describe('the sample', () => {
  const sample = () =>
    waitFor(() => expect(current.house.asked.map(({ name }) => name)).toContain('workspaceSummary'))
  beforeEach(() => (current.house = makeHouse({ sample: true })))

  it.each([asAdmin, { ...asAdmin, state: 'signIn' }])(
    'is not offered for removal on a hub',
    async (connection) => {
      current.connection = connection
      openHouse(<MarketingPage />, '#/disputes')
      await sample()
      await screen.findByText('Disputes arrive here')
      expect(screen.queryByRole('button', { name: 'Remove it' })).toBeNull()
    },
  )
  it('is in a browser', async () => {
    current.connection = undefined
    openHouse(<MarketingPage />, '#/disputes')
    expect(await screen.findByRole('button', { name: 'Remove it' })).toBeInTheDocument()
  })
  it('has no place in the settings on a hub', async () => {
    openHouse(
      <>
        <SampleWorkspace />
        <Privacy />
      </>,
    )
    await screen.findByText(/^On the hub/)
    expect(screen.queryByRole('region', { name: 'Sample workspace' })).toBeNull()
  })
})

describe('where it goes', () => {
  const drop = <DropPlace isSmall={false} onFiles={() => undefined} />
  it('is the hub, by its name', async () => {
    openHouse(drop)
    expect(await screen.findByText(/The rows go to your team’s hub, /)).toHaveTextContent(
      'hub, Nordwind; the file',
    )
    expect(screen.queryByText(/Nothing leaves this browser/)).toBeNull()
  })
  it('is nowhere without one', async () => {
    current.connection = undefined
    openHouse(drop)
    expect(await screen.findByText(/Nothing leaves this browser/)).toBeInTheDocument()
  })
  it('is told in the settings, hub or browser', async () => {
    openHouse(<Privacy />)
    const stored = () => within(screen.getByRole('region', { name: 'What is stored, and where' }))
    expect(
      await stored().findByText(/^On the hub, Nordwind at https:\/\/hub\.acme\.example: nothing yet\.$/),
    ).toBeInTheDocument()
    expect(stored().getByText(/what is on the hub stays there/)).toBeInTheDocument()
    expect(stored().queryByText(/Nothing is sent anywhere|Other profiles and devices do not see/)).toBeNull()
    cleanup()
    current.connection = undefined
    openHouse(<Privacy />)
    expect(await stored().findByText(/Nothing is sent anywhere/)).toBeInTheDocument()
    expect(stored().getByText(/Other profiles and devices do not see it/)).toBeInTheDocument()
  })
})

const rule = { all: [{ field: 'industry' as const, op: '=' as const, value: 'Retail' }] }
const version = { version: 1, rule, by: 'Mei Tan', at: Date.UTC(2026, 10, 1), agreed: {} }
const as = (role: 'rep' | 'marketer' | 'admin', part = {}) =>
  connectedHub({ me: { ...ME, member: { ...ME.member, role } }, ...part }).view

describe('every page', () => {
  it.each([
    ['Nordwind', 'you are a marketer', () => as('marketer')],
    ['In this browser only', 'Settings', () => undefined],
  ])('says whose workspace it shows: %s', async (name, role, connection) => {
    current.connection = connection()
    openHouse(<MarketingPage />, '#/inbox')
    const nav = await screen.findByRole('navigation', { name: 'Halfdoor' })
    expect(nav).toHaveTextContent(name)
    expect(nav).toHaveTextContent(role)
  })

  it.each([
    [{ offline: true }, /cannot be reached.*sent when it is back/, undefined],
    [{ state: 'signIn' }, /has ended your session/, 'Sign in again'],
    [{ state: 'consent' }, /is told nothing until you agree/, 'Read it and agree'],
  ])('says while the hub hears nothing: %o', async (part, words, way) => {
    current.connection = as('marketer', part)
    openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(screen.queryAllByRole('link', { name: /again|agree/ }).map((link) => link.textContent)).toEqual(
      way ? [way] : [],
    )
  })

  it('asks again by itself once the hub is back', async () => {
    current.connection = as('marketer', { offline: true })
    const { client } = openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText(/cannot be reached/)).toBeInTheDocument()
    const lists = () => current.house.asked.filter(({ name }) => name === 'feedbackList').length
    await waitFor(() => expect(lists()).toBeGreaterThan(0))
    const before = lists()
    current.connection = as('marketer')
    await client.invalidateQueries({ queryKey: ['connection'] })
    await waitFor(() => expect(lists()).toBeGreaterThan(before))
    expect(screen.queryByText(/cannot be reached/)).toBeNull()
  })

  it('gives way to the word that the access was ended, and to the local workspace only when asked', async () => {
    current.connection = { ...connectedHub().view, state: 'local', me: undefined, ended: { workspace: 'Nordwind', at: 1 } } // prettier-ignore
    openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText('Your access to Nordwind was ended')).toBeInTheDocument()
    expect(screen.queryByRole('navigation')).toBeNull()
    current.connection = undefined
    screen.getByRole('button', { name: /Go on with this browser/ }).click()
    expect(await screen.findByRole('navigation', { name: 'Halfdoor' })).toHaveTextContent('In this browser')
  })
})

describe('a rep', () => {
  it('is told what this browser has, and marketing’s counts are not asked for', async () => {
    current.connection = as('rep')
    openHouse(
      <>
        <Privacy />
        <SampleWorkspace />
      </>,
    )
    expect(
      await screen.findByText(/In this browser: what you looked up on the hub, Nordwind/),
    ).toBeInTheDocument()
    expect(current.house.asked.map(({ name }) => name)).not.toContain('workspaceSummary')
  })

  it('finds the definition and no door that fails', async () => {
    current.connection = as('rep')
    openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText(/You are a rep of Nordwind/)).toBeInTheDocument()
    const rooms = within(screen.getByRole('navigation')).getAllByRole('link')
    expect(rooms.map((room) => room.textContent)).toEqual(['Definition', 'Settings'])
    expect(current.house.asked.map(({ name }) => name)).not.toContain('feedbackList')
  })

  it('agrees to the definition for Sales, under their own name, and neither writes nor counts', async () => {
    current.connection = as('rep')
    current.house.state.versions = [version]
    openHouse(<MarketingPage />, '#/definition')
    const agree = await screen.findByRole('button', { name: 'Agree for Sales' })
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Change it' })).toBeNull()
    expect(screen.getByText(/A marketer does, on this page/)).toBeInTheDocument()
    await waitFor(() => expect(agree).toBeEnabled())
    agree.click()
    expect(await screen.findByText(/Sales agreed/)).toBeInTheDocument()
    const asked = current.house.asked.map(({ name }) => name)
    expect(asked).toContain('definitionAgree')
    expect(asked).not.toContain('definitionTry')
  })
})

it('lets a marketer agree for Marketing alone', async () => {
  current.connection = as('marketer')
  current.house.state.versions = [version]
  openHouse(<MarketingPage />, '#/definition')
  expect(await screen.findByRole('button', { name: 'Agree for Marketing' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Sales/ })).toBeNull()
  expect(screen.getByText(/A rep does, on this page/)).toBeInTheDocument()
})
