import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeLeadState } from '../../test/panel-states'
import { renderPanel, type RenderedPanel } from '../../test/render-panel'
import { isTrusted } from './trusted'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: vi.fn(() => true) }))

const NOW = Date.now()

afterEach(() => {
  vi.restoreAllMocks()
  vi.mocked(isTrusted).mockReturnValue(true)
})

const open = async () => {
  const panel = renderPanel(makeLeadState(NOW))
  await screen.findByRole('heading', { level: 1 })
  return panel
}
const names = ({ worker }: RenderedPanel) => worker.calls.map(({ name }) => name)

describe('keys', () => {
  it('/ searches content', async () => {
    const { user } = await open()
    await user.keyboard('/')
    const field = await screen.findByRole('searchbox', { name: 'Search content' })
    await waitFor(() => expect(field).toHaveFocus())
    expect(field).toHaveValue('')
  })

  it('i inserts the first suggestion', async () => {
    const panel = await open()
    await panel.user.keyboard('i')
    expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
    expect(panel.worker.calls.find(({ name }) => name === 'assetInsert')?.input.slot).toBe(1)
  })

  it('v and a figure give a verdict, the figure alone does not', async () => {
    const panel = await open()
    await panel.user.keyboard('2')
    expect(names(panel)).not.toContain('feedbackAdd')
    await panel.user.keyboard('v')
    expect(screen.getByRole('button', { name: 'Good lead' })).toHaveFocus()
    await panel.user.keyboard('2')
    expect(screen.getByRole('button', { name: 'Not yet' })).toHaveFocus()
    expect(await screen.findByRole('region', { name: 'Verdict saved' })).toHaveTextContent('Saved: Not yet')
    expect(screen.getByRole('button', { name: 'Not yet' })).toHaveFocus()
    await panel.user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Verdict saved' })).toBeNull()
    expect(screen.getByRole('group', { name: /Verdict on this lead/ })).toContainElement(
      document.activeElement as HTMLElement,
    )
  })

  it('? lists them, Escape closes the list', async () => {
    const { user } = await open()
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent(
      'Insert the first suggestion',
    )
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('mean letters while something is written', async () => {
    const panel = await open()
    await panel.user.click(screen.getByRole('button', { name: 'Not so?' }))
    await panel.user.type(screen.getByRole('textbox', { name: 'A word why' }), 'i/v2?')
    expect(screen.getByRole('textbox', { name: 'A word why' })).toHaveValue('i/v2?')
    expect(names(panel)).toEqual(['panelView', 'accountRead'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('do nothing with a modifier, which is the browser’s', async () => {
    const panel = await open()
    await panel.user.keyboard('{Control>}i{/Control}')
    expect(names(panel)).toEqual(['panelView', 'accountRead'])
  })

  it('pressed by a script do nothing', async () => {
    vi.mocked(isTrusted).mockReturnValue(false)
    const panel = await open()
    await panel.user.keyboard('i')
    expect(names(panel)).toEqual(['panelView', 'accountRead'])
  })
})

describe('commands of the browser', () => {
  it('do the same', async () => {
    const panel = await open()
    act(() => panel.commands.give('verdict'))
    expect(screen.getByRole('button', { name: 'Good lead' })).toHaveFocus()
    act(() => panel.commands.give('insert'))
    expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
    act(() => panel.commands.give('search'))
    expect(await screen.findByRole('searchbox', { name: 'Search content' })).toBeVisible()
  })

  it('insert nothing while the search stands where the suggestions were', async () => {
    const panel = await open()
    act(() => panel.commands.give('search'))
    await screen.findByRole('searchbox', { name: 'Search content' })
    act(() => panel.commands.giveOrKeep('insert'))
    expect(await screen.findByRole('alert')).toHaveTextContent('Close the search first')
    await panel.user.click(screen.getByRole('button', { name: 'Close the search' }))
    await screen.findByRole('list', { name: 'Suggestions' })
    expect(names(panel)).not.toContain('assetInsert')
  })

  it('say so where nothing is suggested', async () => {
    const panel = renderPanel(makeLeadState(NOW, { suggestions: [] }))
    await screen.findByRole('heading', { level: 1 })
    act(() => panel.commands.give('insert'))
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is suggested')
  })

  it('given while the panel still loads are obeyed when the lead is there', async () => {
    const { commands } = renderPanel(makeLeadState(NOW))
    commands.giveOrKeep('verdict')
    expect(await screen.findByRole('button', { name: 'Good lead' })).toHaveFocus()
  })
})

it('clicks by a script count nowhere, and the panel says why', async () => {
  vi.mocked(isTrusted).mockReturnValue(false)
  const panel = await open()
  await panel.user.click(screen.getByRole('button', { name: 'Bad lead' }))
  await panel.user.click(screen.getByRole('button', { name: 'Insert Security overview' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Only a click or key of your own counts here.')
  expect(names(panel)).toEqual(['panelView', 'accountRead'])
})

it('every control is reached by Tab, in the order in which it stands', async () => {
  const { user } = await open()
  const reached: string[] = []
  await screen.findByRole('combobox', { name: 'Kind' })
  for (let step = 0; step < 60; step++) {
    await user.tab()
    const at = document.activeElement
    if (!at || at === document.body) break
    reached.push(at.getAttribute('aria-label') ?? at.textContent ?? '')
  }
  const order = [
    'More',
    'HubSpot',
    '2 others',
    'Not so?',
    'Search content',
    'Security overview',
    'All',
    'Good lead',
  ]
  const places = order.map((words) => reached.findIndex((name) => name.startsWith(words)))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(reached.every((name) => name.trim() !== '')).toBe(true)
})
