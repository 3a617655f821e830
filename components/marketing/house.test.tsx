import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HouseDouble } from './house-double'
import { MarketingPage } from './MarketingPage'
import { hashOf, routeOf } from './route'
import { makeAsset, makeFeedback, makeHouse } from './test/house-rows'
import { giveHeights, goBack, openHouse, visit } from './test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))
vi.mock('./import/ImportPage', () => ({ ImportPage: () => <h1>The wizard</h1> }))

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({
    feedback: [makeFeedback('ann', { name: 'Ann Lee' })],
    assets: [makeAsset('roi', { title: 'ROI sheet' })],
  })
})

describe('an address of the house', () => {
  it.each([
    ['', { page: 'inbox' }],
    ['#/inbox', { page: 'inbox' }],
    ['#/inbox/f-1', { page: 'inbox', id: 'f-1' }],
    ['#/assets', { page: 'assets' }],
    ['#/assets/hubspot%3A7%2F9', { page: 'assets', id: 'hubspot:7/9' }],
    ['#/assets/100%', { page: 'assets', id: '100%' }],
    ['#/import', { page: 'import' }],
    ['#/disputes', { page: 'disputes' }],
    ['#/nowhere/x', { page: 'inbox' }],
  ] as const)('%s leads where it says', (hash, route) => expect(routeOf(hash)).toEqual(route))

  it('can be written for any id', () => {
    for (const id of ['a', 'hubspot:7/9', '50% off', 'ü'])
      expect(routeOf(hashOf({ page: 'assets', id }))).toEqual({ page: 'assets', id })
  })
})

describe('going through the house', () => {
  it('follows its links, with title and focus, and back', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox')
    expect(await screen.findByText('of 1 verdict')).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1 })).not.toHaveFocus()
    await user.click(screen.getByRole('link', { name: 'Assets' }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('1 asset'))
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    expect(document.title).toBe('Assets · Halfdoor')
    await user.click(screen.getByRole('link', { name: 'Import' }))
    expect(await screen.findByRole('heading', { name: 'The wizard' })).toBeInTheDocument()
    expect(document.title).toBe('Import · Halfdoor')
    await goBack()
    expect(document.title).toBe('Assets · Halfdoor')
    await goBack()
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('1 new'))
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    expect(document.title).toBe('1 new · Inbox · Halfdoor')
  })

  it('puts the focus back on what was opened', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await user.click(await screen.findByRole('link', { name: 'ROI sheet' }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'ROI sheet' })).toHaveFocus())
    expect(document.title).toBe('ROI sheet · Assets · Halfdoor')
    await goBack()
    await waitFor(() => expect(screen.getByRole('link', { name: 'ROI sheet' })).toHaveFocus())
    expect(document.title).toBe('Assets · Halfdoor')
  })

  it('names the opened verdict, and the inbox again once it is closed', async () => {
    openHouse(<MarketingPage />, '#/inbox/ann')
    await waitFor(() => expect(document.title).toBe('Ann Lee · Inbox · Halfdoor'))
    await visit('#/inbox')
    expect(document.title).toBe('Inbox · Halfdoor')
  })
})
