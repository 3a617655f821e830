import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { panelStates } from '../../test/panel-states'
import { renderPanel, type RenderedPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const STATES = panelStates(Date.now())
const calls = (worker: RenderedPanel['worker'], name: string) =>
  worker.calls.filter((call) => call.name === name).map((call) => call.input)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('says that a host is off, and leads to the settings', async () => {
  const { user, worker } = renderPanel(STATES.off!)
  expect(await screen.findByRole('heading', { name: 'LinkedIn is not read' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Open the settings' }))
  expect(calls(worker, 'houseOpen')).toEqual([{ house: 'options' }])
})

it.each(['ask', 'empty-generic'])(
  'offers to point at the address on a page that nobody knows: %s',
  async (name) => {
    const { user, worker } = renderPanel(STATES[name]!)
    await user.click(await screen.findByRole('button', { name: 'Point at the address' }))
    expect(calls(worker, 'siteTeach')).toEqual([{ tabId: 7 }])
  },
)

it('does not offer that on a known host', async () => {
  renderPanel(STATES.empty!)
  await screen.findByRole('heading', { name: 'Nobody here' })
  expect(screen.queryByRole('button', { name: 'Point at the address' })).toBeNull()
})

it('says why a place was not remembered', async () => {
  const { user } = renderPanel(STATES['empty-generic']!, {
    prepare: (worker) => worker.failures.set('siteTeach', new Error('gone')),
  })
  await user.click(await screen.findByRole('button', { name: 'Point at the address' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The place was not remembered.')
})

it('stops pointing', async () => {
  const { user, worker } = renderPanel(STATES['empty-generic']!, {
    prepare: (worker) => worker.gates.set('siteTeach', new Promise(() => {})),
  })
  await user.click(await screen.findByRole('button', { name: 'Point at the address' }))
  await user.click(await screen.findByRole('button', { name: 'Stop pointing' }))
  expect(calls(worker, 'siteTeachStop')).toEqual([{ tabId: 7 }])
})

it.each(['lead', 'ask', 'unknown', 'empty'])(
  'offers to point again, and to forget, wherever a taught place was read: %s',
  async (name) => {
    const view = structuredClone(STATES[name]!)
    if ('page' in view && view.page) view.page.host = 'taught-1'
    const { user, worker } = renderPanel(view)
    await user.click(await screen.findByRole('button', { name: 'Forget this place' }))
    expect(calls(worker, 'siteForget')).toEqual([{ tabId: 7 }])
    await user.click(screen.getByRole('button', { name: 'Point at the address' }))
    expect(calls(worker, 'siteTeach')).toEqual([{ tabId: 7 }])
  },
)

it('does not offer to forget a host that nobody taught', async () => {
  renderPanel(STATES.empty!)
  await screen.findByRole('heading', { name: 'Nobody here' })
  expect(screen.queryByRole('button', { name: 'Forget this place' })).toBeNull()
})

it('shows all of a long report where that is asked for', async () => {
  const text = 'x'.repeat(70_000)
  const { user } = renderPanel(STATES.changed!, {
    prepare: (worker) => {
      const { ask } = worker
      worker.ask = async (name, input) =>
        name === 'pageReport' ? { text, name: 'halfdoor-page.json' } : ask(name, input)
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Report this page' }))
  expect(await screen.findByText('70,000 characters; the first 50,000 are shown.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show all' }))
  expect(screen.getByRole('textbox', { name: 'What is in the file' })).toHaveValue(text)
  expect(screen.getByText('70,000 characters')).toBeVisible()
})

it('shows the report of a page before it is saved', async () => {
  const link = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
  const { user, worker } = renderPanel(STATES.changed!)
  await user.click(await screen.findByRole('button', { name: 'Report this page' }))
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'What is in the file' })).toHaveValue(
      '{ "shape": "<html>x</html>" }',
    ),
  )
  expect(link).not.toHaveBeenCalled()
  expect(calls(worker, 'pageReport')).toEqual([{ tabId: 7 }])
  await user.click(screen.getByRole('button', { name: 'Save as a file' }))
  expect(link).toHaveBeenCalledTimes(1)
  expect(screen.getByText('Saved as halfdoor-generic-page.json.')).toBeVisible()
})
