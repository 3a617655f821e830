import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../../marketing/house-double'
import { makeHouse } from '../../marketing/test/house-rows'
import { openHouse } from '../../marketing/test/open-house'
import { OptionsPage } from '../OptionsPage'
import { askOver, AT, connectedHub, localHub, type HubState } from './test/hub-double'

const current = vi.hoisted(() => ({ ask: undefined as unknown as HouseDouble['ask'] }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.ask(name, input),
}))

const permitted = vi.fn<(what: { origins: string[] }) => Promise<boolean>>()
let house: HouseDouble
let state: HubState

function open(given: HubState) {
  state = given
  const ask = askOver(house, state)
  current.ask = ask
  return openHouse(<OptionsPage />)
}
const asked = (name: string) => house.asked.filter((each) => each.name === name).map(({ input }) => input)
const region = (name: string) => within(screen.getByRole('region', { name }))

beforeEach(() => {
  house = makeHouse({ leads: 0 })
  permitted.mockReset().mockResolvedValue(true)
  vi.stubGlobal('chrome', {
    permissions: { request: permitted },
    commands: { getAll: () => Promise.resolve([]) },
  })
})

describe('connecting to a hub', () => {
  const toConsent = async (address = 'hub.acme.example:8443') => {
    const { user } = open(localHub())
    await user.type(await screen.findByRole('textbox', { name: 'Connect to a hub' }), `${address}{Enter}`)
    return user
  }

  it('refuses an address without TLS in words', async () => {
    await toConsent('http://hub.acme.example')
    expect(screen.getByRole('textbox', { name: 'Connect to a hub' })).toHaveAccessibleDescription(
      /over https/,
    )
    expect(permitted).not.toHaveBeenCalled()
  })

  it('shows every field before anything is asked, then asks for the host and connects', async () => {
    const user = await toConsent()
    const team = region('Team')
    for (const field of ['emails', 'records.id', 'rows.act.feedback.note', 'something'])
      expect(team.getByText(field)).toBeInTheDocument()
    expect(asked('hubConnect')).toEqual([])
    await user.click(team.getByRole('button', { name: 'Agree and sign in' }))
    expect(permitted).toHaveBeenCalledExactlyOnceWith({ origins: ['https://hub.acme.example/*'] })
    expect(await team.findByText('Nordwind')).toBeVisible()
    expect(asked('hubConnect')).toEqual([{ url: 'https://hub.acme.example:8443', consent: 'v1' }])
  })

  it('asks the hub for nothing where the browser’s question was refused', async () => {
    permitted.mockResolvedValue(false)
    const user = await toConsent()
    await user.click(screen.getByRole('button', { name: 'Agree and sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('hub.acme.example was not allowed')
    expect(asked('hubConnect')).toEqual([])
  })

  it('says that a sign-in was closed, and can try again', async () => {
    const user = await toConsent()
    const before = current.ask
    current.ask = async (name, input) => {
      if (name !== 'hubConnect') return before(name, input)
      throw new ExpectedError('The sign-in was closed. Try again.')
    }
    await user.click(screen.getByRole('button', { name: 'Agree and sign in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The sign-in was closed.')
    current.ask = before
    await user.click(screen.getByRole('button', { name: 'Agree and sign in' }))
    expect(await region('Team').findByText('Nordwind')).toBeVisible()
  })
})

describe('a browser that is connected', () => {
  const waiting = { id: 'a1', at: AT, what: 'verdict on a lead', tries: 3 }
  const refused = {
    ...waiting,
    id: 'a2',
    refused: { code: 'notFound', message: 'This lead is gone.', at: AT },
  }

  it('says who one is, and that the hub does not answer', async () => {
    open(connectedHub({ offline: true }))
    const team = region('Team')
    expect(await team.findByText('Rita Keller')).toBeVisible()
    expect(team.getByText('rep')).toBeVisible()
    expect(team.getByText('Offline')).toBeVisible()
    expect(team.getByRole('link', { name: /hub\.acme\.example/ })).toHaveAttribute('href', 'https://hub.acme.example/welcome') // prettier-ignore
  })

  it('sends what waits, and says where it was not taken', async () => {
    const { user } = open(connectedHub({}, { outbox: [waiting], takes: false }))
    await user.click(await screen.findByRole('button', { name: 'Send now' }))
    expect(await screen.findByText('The hub did not take everything.')).toBeVisible()
    state.takes = true
    await user.click(screen.getByRole('button', { name: 'Send now' }))
    expect(await screen.findByText('The hub has all that you did here.')).toBeVisible()
    expect(asked('outboxSend')).toHaveLength(2)
  })

  it('says why an act was refused; it is sent again or given up', async () => {
    const { user } = open(connectedHub({}, { outbox: [refused, { ...refused, id: 'a3' }] }))
    expect((await screen.findAllByText('This lead is gone.')).length).toBe(2)
    await user.click(screen.getAllByRole('button', { name: /^Send again/ })[0]!)
    await screen.findByText('1 act not yet sent')
    await user.click(screen.getByRole('button', { name: /^Give up/ }))
    await waitFor(() => expect(screen.queryByText('This lead is gone.')).toBeNull())
    expect(asked('outboxRetry')).toEqual([{ id: 'a2' }])
    expect(asked('outboxDiscard')).toEqual([{ id: 'a3' }])
  })

  it('loses nothing at signing out without a second word', async () => {
    const { user } = open(connectedHub({}, { outbox: [waiting] }))
    await user.click(await screen.findByRole('button', { name: 'Sign out' }))
    const dialog = within(await screen.findByRole('dialog', { name: '1 act not sent yet' }))
    await user.click(dialog.getByRole('button', { name: 'Sign out' }))
    await user.click(await dialog.findByRole('button', { name: 'Lose them and sign out' }))
    expect(await screen.findByRole('textbox', { name: 'Connect to a hub' })).toBeVisible()
    expect(asked('hubDisconnect')).toEqual([{ discard: false }, { discard: true }])
  })

  it('signs in again where the session has ended', async () => {
    const { user } = open(connectedHub({ state: 'signIn' }))
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
    await waitFor(() => expect(screen.queryByText(/Your session with the hub has ended/)).toBeNull())
    expect(asked('hubConnect')).toEqual([{ url: 'https://hub.acme.example', consent: 'v1' }])
  })

  it('sends nothing new before it is agreed to', async () => {
    const { user } = open(connectedHub({ state: 'consent' }))
    await user.click(await screen.findByRole('button', { name: 'Agree' }))
    await waitFor(() => expect(screen.queryByText(/sends other fields/)).toBeNull())
    expect(asked('consentGive')).toEqual([{ version: 'v1' }])
  })
})

it('tells what happened where an admin ended the access', async () => {
  const local = localHub()
  local.view.ended = { workspace: 'Nordwind', at: AT }
  const { user } = open(local)
  expect(await screen.findByText('Your access to Nordwind was ended')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(screen.queryByText('Your access to Nordwind was ended')).toBeNull())
})

describe('the ledger', () => {
  const line = (seq: number, route: string, what: string, outcome = 'ok') => ({
    seq,
    at: AT + seq,
    route,
    what,
    fields: [`field${seq}`],
    bytes: 40,
    outcome,
  })

  it('is empty as long as nothing left', async () => {
    open(localHub())
    expect(await screen.findByText('Nothing has left this browser.')).toBeVisible()
  })

  it('names what left with its fields, page by page, and can be narrowed', async () => {
    const ledger = [
      line(5, 'outboxPush', 'verdict on a lead'),
      line(4, 'leadLookUp', 'Leads by address', 'offline'),
      line(3, 'changesPull', 'What changed'),
      line(2, 'leadLookUp', 'Leads by record'),
    ]
    const { user } = open(localHub({ ledger }))
    const left = within(await screen.findByRole('list', { name: 'What left this browser' }))
    const rows = () => left.getAllByText(/^field\d$/).map((each) => each.textContent)
    expect(rows()).toEqual(['field5', 'field4', 'field3'])
    expect(left.getByText('did not reach the hub')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show older ones' }))
    await left.findByText('field2')
    await user.click(screen.getByRole('combobox', { name: 'Show' }))
    await user.click(await screen.findByRole('option', { name: 'Who was looked up' }))
    await waitFor(() => expect(rows()).toEqual(['field4', 'field2']))
  })
})
