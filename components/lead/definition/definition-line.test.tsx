import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { makeLeadState, panelStates } from '../../../test/panel-states'
import { renderPanel } from '../../../test/render-panel'

vi.mock(
  '../../../lib/messages/messenger',
  async () => (await import('../../../test/panel-worker')).messengerDouble,
)
vi.mock('../trusted', () => ({ isTrusted: () => true }))

const NOW = Date.now()

it('says which version holds and how much is met, and on asking by which facts', async () => {
  const { user } = renderPanel(panelStates(NOW)['lead-defined']!)
  const line = await screen.findByRole('button', { name: 'Definition v4: not met, 3 of 5' })
  expect(line).toHaveAttribute('aria-expanded', 'false')
  await user.click(line)
  const list = screen.getByRole('list', { name: 'Criteria of definition v4' })
  const [industry, , pricing, bounced, country] = within(list).getAllByRole('listitem')
  expect(within(industry!).getByRole('img', { name: 'Met:' })).toBeVisible()
  expect(industry).toHaveTextContent('Industry is one of Retail, LogisticsIndustry: Logistics')
  expect(within(pricing!).getByRole('time')).toBeVisible()
  expect(within(bounced!).getByRole('img', { name: 'Not met:' })).toBeVisible()
  expect(country).toHaveTextContent('Nothing is known of it.')
})

it('is not there where no version is in force', async () => {
  renderPanel(makeLeadState(NOW))
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByText(/Definition v/)).toBeNull()
})
