import { screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { HubWord } from '../../lib/messages/panel-view'
import { panelStates } from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const STATES = panelStates(Date.now())
const open = (name: string, hub: HubWord) => renderPanel({ ...STATES[name]!, hub })

afterEach(() => vi.unstubAllGlobals())

it('looks on the hub before it says that somebody is not known', async () => {
  open('unknown', 'looking')
  expect(await screen.findByText('Looking on the hub…')).toBeVisible()
  expect(screen.queryByText('Not in your workspace.')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Add as a lead' })).toBeNull()
})

it('says that somebody is not known when the hub has answered', async () => {
  open('unknown', 'live')
  expect(await screen.findByText('Not in your workspace.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Add as a lead' })).toBeVisible()
})

it('calls nobody unknown whom the hub could not be asked about', async () => {
  open('unknown', 'offline')
  expect(await screen.findByText(/Not known in this browser, and the hub cannot be asked now/)).toBeVisible()
  expect(screen.queryByText('Not in your workspace.')).toBeNull()
})

it.each([
  ['offline', 'Offline: what is known here.'],
  ['signIn', 'Sign in again in the settings'],
  ['consent', 'Agree in the settings'],
  ['revoked', 'its data was removed from this browser'],
] as const)('says over the lead how it stands: %s', async (hub, words) => {
  open('lead', hub)
  expect(await screen.findByText(words, { exact: false })).toBeVisible()
})
