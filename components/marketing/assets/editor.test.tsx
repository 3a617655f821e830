import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dayEnd, dayStart } from '../../../lib/domain/calendar-day'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeAsset, makeHouse, makeSend } from '../test/house-rows'
import { giveHeights, openHouse, visit } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const roi = makeAsset('roi', {
  title: 'ROI sheet',
  url: 'https://acme.example/roi',
  summary: 'Payback in a sheet.',
  stages: ['intent'],
  personas: ['Finance'],
  sourceId: 'hubspot:7',
})

const stored = (id = 'roi') => current.house.state.assets.find((asset) => asset.id === id)!
const field = (name: string) => screen.findByRole('textbox', { name })
const saves = () => current.house.asked.filter(({ name }) => name === 'assetPut')

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({
    assets: [roi, makeAsset('other', { personas: ['Plant management'] })],
    sends: [
      makeSend('roi', {
        leadName: 'Ann Lee',
        company: 'Acme',
        stage: 'intent',
        at: NOW - DAY,
        outcome: 'copied',
      }),
    ],
  })
})

describe('the editor of an asset', () => {
  it('opens from its row with all fields and the sends', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await user.click(await screen.findByRole('link', { name: 'ROI sheet' }))
    expect(await field('Title')).toHaveValue('ROI sheet')
    expect(await field('Web address')).toHaveValue('https://acme.example/roi')
    expect(await field('Summary')).toHaveValue('Payback in a sheet.')
    expect(screen.getByRole('button', { name: 'Intent' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByRole('button', { name: 'Interest' })).toHaveAttribute('aria-pressed', 'false')
    expect(screen.getByRole('button', { name: 'Remove Finance' })).toBeInTheDocument()
    const use = screen.getByRole('region', { name: 'Use' })
    expect(use).toHaveTextContent('Sent 0, copied 1 to 1 lead')
    expect(await within(use).findByText('Ann Lee')).toBeInTheDocument()
    expect(use).toHaveTextContent('Copied by Rita Keller, at Intent')
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  it('saves every field, keeps what it does not show, and can undo', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.type(await field('Title'), ' 2026 ')
    await user.click(screen.getByRole('combobox', { name: 'Type' }))
    await user.click(await screen.findByRole('option', { name: 'Case study' }))
    await user.click(screen.getByRole('button', { name: 'Evaluation' }))
    await user.type(screen.getByRole('combobox', { name: 'Personas' }), 'IT,')
    await user.type(await field('Answers'), 'Is it safe, really?{Enter}')
    await user.type(await field('Owner'), 'Mei')
    await user.type(screen.getByLabelText('Valid from'), '2026-01-01')
    await user.type(screen.getByLabelText('Valid to, this day included'), '2026-12-31')
    await user.click(screen.getByRole('checkbox', { name: /Internal/ }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(stored().title).toBe('ROI sheet 2026'))
    expect(stored()).toMatchObject({
      type: 'casestudy',
      stages: ['intent', 'evaluation'],
      personas: ['Finance', 'IT'],
      answers: ['Is it safe, really?'],
      owner: 'Mei',
      validFrom: dayStart('2026-01-01'),
      validTo: dayEnd('2026-12-31'),
      internal: true,
      sourceId: 'hubspot:7',
    })
    expect(await screen.findByText('Saved.')).toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled())
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().title).toBe('ROI sheet'))
    expect(stored().internal).toBeUndefined()
  })

  it('says in words what is wrong, at its field, and saves nothing', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.clear(await field('Title'))
    await user.clear(await field('Web address'))
    await user.type(await field('Web address'), 'javascript:alert(1)')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(async () => expect(await field('Title')).toHaveFocus())
    expect(await field('Title')).toHaveAccessibleDescription('Give it a title.')
    expect(await field('Web address')).toBeInvalid()
    expect(saves()).toHaveLength(0)
    await user.type(await field('Title'), 'Sheet')
    expect(await field('Title')).toBeValid()
    await user.clear(await field('Web address'))
    await user.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(stored()).toMatchObject({ title: 'Sheet' }))
    expect(stored().url).toBeUndefined()
  })

  it('keeps unsaved changes on leaving, says so, and warns before the tab closes', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.type(await field('Title'), ' new')
    await visit('#/inbox')
    await visit('#/assets')
    const unsaved = await screen.findByRole('list', { name: 'Unsaved changes' })
    expect(unsaved).toHaveTextContent('Not saved: ROI sheet new')
    expect(screen.getByRole('link', { name: 'ROI sheet' }).closest('tr')).toHaveTextContent('Unsaved changes')
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    await user.click(within(unsaved).getByRole('link', { name: 'Go on' }))
    expect(await field('Title')).toHaveValue('ROI sheet new')
    await user.click(screen.getByRole('button', { name: 'Discard changes' }))
    expect(await field('Title')).toHaveValue('ROI sheet')
    const calm = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(calm)
    expect(calm.defaultPrevented).toBe(false)
    expect(saves()).toHaveLength(0)
  })

  it('counts a change that was taken back as none', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.click(await screen.findByRole('button', { name: 'Evaluation' }))
    expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled()
    await user.click(screen.getByRole('button', { name: 'Evaluation' }))
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  it('tells when the asset was changed elsewhere under unsaved changes', async () => {
    const { user, client } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.type(await field('Title'), ' new')
    expect(screen.queryByText(/changed elsewhere/)).toBeNull()
    current.house.state.assets = [{ ...roi, summary: 'Shorter.', updatedAt: NOW }]
    invalidateNouns(client, ['asset'])
    expect(await screen.findByText(/changed elsewhere/)).toBeInTheDocument()
    expect(await field('Title')).toHaveValue('ROI sheet new')
  })

  it('says what went wrong with saving and keeps the changes', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    current.house.failNext('assetPut', new ExpectedError('The disk is full. Make room and try again.'))
    await user.type(await field('Title'), ' new')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The disk is full. Make room and try again.')).toBeInTheDocument()
    expect(await field('Title')).toHaveValue('ROI sheet new')
  })

  it('saves also where the editor is left meanwhile, and leaves nothing unsaved behind', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/new')
    const release = current.house.holdNext('assetPut')
    await user.type(await field('Title'), 'Rollout case')
    await user.click(screen.getByRole('button', { name: 'Add asset' }))
    await visit('#/assets')
    release()
    expect(await screen.findByText('Saved.')).toBeInTheDocument()
    expect(await screen.findByRole('link', { name: 'Rollout case' })).toBeInTheDocument()
    expect(screen.queryByRole('list', { name: 'Unsaved changes' })).toBeNull()
    expect(location.hash).toBe('#/assets')
  })

  it('keeps what is typed while it saves, and undoes to what was there before', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    const release = current.house.holdNext('assetPut')
    await user.type(await field('Title'), ' new')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.type(await field('Title'), 'er')
    release()
    expect(await screen.findByText('Saved.')).toBeInTheDocument()
    await waitFor(() => expect(stored().title).toBe('ROI sheet new'))
    expect(await field('Title')).toHaveValue('ROI sheet newer')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled())
    expect(screen.queryByText(/changed elsewhere/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().title).toBe('ROI sheet'))
    expect(await field('Title')).toHaveValue('ROI sheet newer')
  })

  it('offers Undo of the newest change only, and none of an older one while a newer is saved', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    const save = () => user.click(screen.getByRole('button', { name: 'Save' }))
    await user.type(await field('Title'), ' 2')
    await save()
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeInTheDocument()
    await user.type(await field('Title'), '3')
    const release = current.house.holdNext('assetPut')
    await save()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
    release()
    await waitFor(() => expect(stored().title).toBe('ROI sheet 23'))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().title).toBe('ROI sheet 2'))
  })

  it('offers one Undo where a change is followed by retiring', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.type(await field('Title'), ' 2')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Saved.')
    await user.click(screen.getByRole('button', { name: 'Retire' }))
    expect(await screen.findByText('Retired. Reps no longer find it.')).toBeInTheDocument()
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1))
    expect(screen.queryByText('Saved.')).toBeNull()
  })

  it('says that retiring did not work', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    current.house.failNext('assetRetire')
    await user.click(await screen.findByRole('button', { name: 'Retire' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('That did not work.')
    expect(stored().retired).toBeUndefined()
  })

  it('adds a new asset and goes to it', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets')
    await user.click(await screen.findByRole('link', { name: 'New asset' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'New asset' })).toBeInTheDocument()
    await user.type(await field('Title'), 'Rollout case')
    await user.click(screen.getByRole('button', { name: 'Add asset' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Rollout case' })).toBeInTheDocument()
    expect(location.hash).toBe('#/assets/asset-3')
    expect(stored('asset-3')).toMatchObject({ title: 'Rollout case', type: 'article', stages: [] })
    await visit('#/assets')
    expect(screen.queryByRole('list', { name: 'Unsaved changes' })).toBeNull()
  })

  it('retires and brings back, with Undo', async () => {
    const { user } = openHouse(<MarketingPage />, '#/assets/roi')
    await user.click(await screen.findByRole('button', { name: 'Retire' }))
    await waitFor(() => expect(stored().retired).toBe(true))
    expect(await screen.findByRole('button', { name: 'Bring back' })).toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().retired).toBe(false))
    expect(await screen.findByRole('button', { name: 'Retire' })).toBeInTheDocument()
  })

  it('says that an asset is gone', async () => {
    openHouse(<MarketingPage />, '#/assets/nothing')
    expect(await screen.findByRole('heading', { name: 'This asset is gone' })).toBeInTheDocument()
  })
})
