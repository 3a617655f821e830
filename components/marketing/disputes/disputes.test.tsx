import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeDispute, makeFeedback, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const older = makeDispute('karim', { leadName: 'Karim Haddad', at: NOW - 6 * DAY, why: 'Has our proposal.' })
const newer = makeDispute('hannah', {
  leadName: 'Hannah Vogt',
  company: 'Vogt Werke',
  computed: 'intent',
  stage: 'interest',
  member: 'Jonas Weber',
  at: NOW - 2 * DAY,
})

const rows = async () =>
  within(await screen.findByRole('list', { name: 'Disputed stages' })).getAllByRole('listitem')
const number = () => screen.findByRole('heading', { level: 1 })

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ disputes: [older, newer] })
})

describe('the disputed stages', () => {
  it('stand newest first with both stages, why, who and which model', async () => {
    const { user } = openHouse(<MarketingPage />)
    await user.click(await screen.findByRole('link', { name: 'Disputed stages, 2' }))
    const [first, second] = await rows()
    expect(first).toHaveTextContent('Hannah Vogt · Vogt Werke')
    expect(first).toHaveTextContent('Computed Intent, the rep says Interest')
    expect(first).toHaveTextContent('Jonas Weber')
    expect(second).toHaveTextContent('Karim Haddad')
    expect(second).toHaveTextContent('Computed Consideration, the rep says Evaluation')
    expect(second).toHaveTextContent('“Has our proposal.”')
    expect(second).toHaveTextContent('stage model version 1')
    expect(within(second!).getByRole('time')).toHaveAttribute('datetime', new Date(older.at).toISOString())
    expect(await number()).toHaveTextContent('2 disputed stages')
    expect(await number()).toHaveFocus()
    expect(document.title).toBe('Disputed stages · Halfdoor')
  })

  it('come and go as the worker says so', async () => {
    const { client } = openHouse(<MarketingPage />, '#/disputes')
    expect(await rows()).toHaveLength(2)
    current.house.state.disputes = [older]
    invalidateNouns(client, ['lead'])
    expect(await screen.findByRole('link', { name: 'Disputed stages, 1' })).toBeInTheDocument()
    expect(await rows()).toHaveLength(1)
    current.house.state.disputes = []
    invalidateNouns(client, ['lead'])
    expect(await screen.findByRole('heading', { name: 'Disputes arrive here' })).toBeInTheDocument()
    expect(await number()).toHaveTextContent('No disputed stages')
    expect(screen.getByRole('link', { name: 'Disputed stages' })).toBeInTheDocument()
  })

  it('that did not come are said so in words, and asked for again', async () => {
    current.house.failNext('disputeList', new ExpectedError('The workspace is being upgraded.'))
    const { user } = openHouse(<MarketingPage />, '#/disputes')
    expect(await screen.findByRole('alert')).toHaveTextContent('The workspace is being upgraded.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await rows()).toHaveLength(2)
  })
})

describe('an opened verdict', () => {
  const verdict = makeFeedback('v1', { leadId: 'karim', name: 'Karim Haddad' })
  const note = () => screen.queryByRole('region', { name: 'Disputed stage' })

  it('says that the rep disputes the stage, until the rep takes it back', async () => {
    current.house = makeHouse({ feedback: [verdict], disputes: [older, newer] })
    const { client } = openHouse(<MarketingPage />, '#/inbox/v1')
    await waitFor(() =>
      expect(note()).toHaveTextContent('The rep disputes the stage: Evaluation, not Consideration'),
    )
    expect(note()).toHaveTextContent('“Has our proposal.”')
    current.house.state.disputes = [newer]
    invalidateNouns(client, ['lead'])
    await waitFor(() => expect(note()).toBeNull())
  })

  it('does not put another rep’s dispute into this one’s mouth', async () => {
    const others = { ...older, member: 'Jonas Weber' }
    current.house = makeHouse({ feedback: [verdict], disputes: [others] })
    openHouse(<MarketingPage />, '#/inbox/v1')
    await waitFor(() => expect(note()).toHaveTextContent('A rep disputes the stage'))
    expect(note()).toHaveTextContent('Jonas Weber')
  })

  it('of a lead without a dispute says nothing of one', async () => {
    current.house = makeHouse({ feedback: [{ ...verdict, leadId: 'else' }], disputes: [older] })
    openHouse(<MarketingPage />, '#/inbox/v1')
    expect(await screen.findByRole('link', { name: 'Disputed stages, 1' })).toBeInTheDocument()
    expect(await screen.findByRole('article')).toBeInTheDocument()
    expect(note()).toBeNull()
  })
})
