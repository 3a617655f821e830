import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeLeadState, makePage, makeSuggestions } from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'
import { makeAssetHits, type PanelWorker } from '../../test/panel-worker'
import { copyContent } from './copy-content'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))
vi.mock('./copy-content', () => ({ copyContent: vi.fn(async () => true) }))

const NOW = Date.now()
const copy = vi.mocked(copyContent)

beforeEach(() => {
  copy.mockReset().mockResolvedValue(true)
})
afterEach(() => vi.restoreAllMocks())

const named = (worker: PanelWorker, name: string) => worker.calls.filter((call) => call.name === name)
const insert = (title: string) => screen.findByRole('button', { name: `Insert ${title}` })
const open = (prepare?: (worker: PanelWorker) => void) =>
  renderPanel(makeLeadState(NOW), {
    prepare(worker) {
      worker.assets = makeAssetHits()
      prepare?.(worker)
    },
  })

describe('suggestions', () => {
  it('stand with their reasons, the third as a trial', async () => {
    open()
    const rows = within(await screen.findByRole('list', { name: 'Suggestions' })).getAllByRole('listitem')
    expect(rows).toHaveLength(3)
    expect(rows[0]).toHaveTextContent('answers “SSO”, for Consideration · 9 of 31 moved on')
    expect(rows[2]).toHaveTextContent('ROI sheet (trying it out)')
  })

  it('are inserted with their slot, and say so when the page has them', async () => {
    const { user, worker } = open()
    await user.click(await insert('Security overview'))
    expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent('Inserted')
    expect(named(worker, 'assetInsert')[0]?.input).toEqual({
      tabId: 7,
      leadId: 'lead-ann',
      assetId: 'asset-security',
      slot: 1,
      propensity: 1,
      policy: 'score-1',
    })
    expect(named(worker, 'sendCopied')).toEqual([])
    expect(copy).not.toHaveBeenCalled()
  })

  it('keep their place after a send, though the worker suggests them no more', async () => {
    const { user, show } = open()
    await user.click(await insert('Security overview'))
    await screen.findByText('Inserted', { selector: 'p' })
    await show(makeLeadState(NOW, { suggestions: makeSuggestions().slice(1) }))
    expect(screen.getByText('Inserted', { selector: 'p' })).toBeVisible()
  })

  it('move nothing below them when they say what became of them', async () => {
    const { user } = open()
    const reason = await screen.findByText('answers “SSO”, for Consideration · 9 of 31 moved on')
    await user.click(await insert('Security overview'))
    const result = await screen.findByText('Inserted', { selector: 'p' })
    // It stands on the place of the reason, which keeps its room.
    expect(reason).toBeInTheDocument()
    expect(reason).toHaveClass('invisible')
    expect(result.parentElement).toBe(reason.parentElement)
  })

  it('where there are none say why, and lead to the search', async () => {
    const state = makeLeadState(NOW, { suggestions: [], noSuggestion: 'language' })
    const { user, show } = renderPanel(state)
    expect(await screen.findByText('The library has nothing in their language.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Search the library' }))
    await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Search content' })).toHaveFocus())
    await user.keyboard('{Escape}')
    await show(makeLeadState(NOW, { suggestions: [], noSuggestion: 'optOut' }))
    expect(await screen.findByText('They want no marketing e-mail.')).toBeVisible()
    await show(makeLeadState(NOW, { suggestions: [], noSuggestion: 'nothingToSend' }))
    expect(await screen.findByText('The library has nothing to send yet.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Search the library' })).toBeNull()
  })

  it('are copied where no draft is open, and noted only then', async () => {
    const { user, worker } = open((w) => (w.outcome = 'noDraft'))
    await user.click(await insert('Security overview'))
    expect(await screen.findByText('Copied: no draft open', { selector: 'p' })).toBeVisible()
    expect(copy).toHaveBeenCalledWith(
      expect.objectContaining({ text: 'Text of asset-security', html: '<p>Text of asset-security</p>' }),
    )
    expect(named(worker, 'sendCopied')).toHaveLength(1)
  })

  it('are copied instead where the page took nothing', async () => {
    const { user, worker } = open((w) => (w.outcome = 'failed'))
    await user.click(await insert('Security overview'))
    expect(await screen.findByText('Could not insert: copied instead', { selector: 'p' })).toBeVisible()
    expect(named(worker, 'sendCopied')).toHaveLength(1)
  })

  it('are not put twice into a draft unless that is said', async () => {
    const { user, worker } = open((w) => (w.outcome = 'already'))
    await user.click(await insert('Security overview'))
    expect(await screen.findByText('It is in this draft already.', { selector: 'p' })).toBeVisible()
    expect(named(worker, 'assetInsert')[0]?.input).not.toHaveProperty('again')
    expect(copy).not.toHaveBeenCalled()
    expect(named(worker, 'sendCopied')).toEqual([])
    worker.outcome = 'inserted'
    await user.click(screen.getByRole('button', { name: 'Insert again Security overview' }))
    expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
    expect(named(worker, 'assetInsert')[1]?.input).toMatchObject({ assetId: 'asset-security', again: true })
    expect(await insert('Security overview')).toBeVisible()
  })

  it('are not noted as sent where copying did not work either', async () => {
    copy.mockResolvedValue(false)
    const { user, worker } = open((w) => (w.outcome = 'noDraft'))
    await user.click(await insert('Security overview'))
    expect(await screen.findByText(/Not inserted and not copied/, { selector: 'p' })).toBeVisible()
    expect(named(worker, 'sendCopied')).toEqual([])
  })

  it('say calmly where one is in the draft but could not be counted', async () => {
    const { user, worker } = open((w) => (w.logged = false))
    await user.click(await insert('Security overview'))
    expect(await screen.findByText('Inserted, but not counted', { selector: 'p' })).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(named(worker, 'sendCopied')).toEqual([])
    expect(copy).not.toHaveBeenCalled()
  })

  it('claim nothing about the draft where the worker did not answer', async () => {
    const { user } = open((w) => w.failures.set('assetInsert', new Error('gone')))
    await user.click(await insert('Security overview'))
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^It may not have been inserted\. Look at the draft\.$/,
    )
  })

  it('say so where the worker did not answer and there is no draft to look at', async () => {
    const { user } = renderPanel(makeLeadState(NOW, {}, { page: makePage({ composing: false }) }), {
      prepare: (w) => w.failures.set('assetInsert', new Error('gone')),
    })
    await user.click(await screen.findByRole('button', { name: 'Copy Security overview' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not copied. Try again')
  })

  it('are offered to copy where nothing is being written', async () => {
    renderPanel(makeLeadState(NOW, {}, { page: makePage({ composing: false }) }))
    expect(await screen.findByRole('button', { name: 'Copy Security overview' })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Insert/ })).toBeNull()
  })

  it('are previewed in place', async () => {
    const { user } = open()
    const title = await screen.findByRole('button', { name: /^Security overview/ })
    expect(title).toHaveAttribute('aria-expanded', 'false')
    await user.click(title)
    expect(screen.getByText(/How data is kept/)).toBeVisible()
    expect(screen.getByText('For Consideration, Evaluation')).toBeVisible()
    expect(screen.getByRole('link', { name: /acme-tools\.example\/security/ })).toBeVisible()
  })
})

describe('the search over the library', () => {
  const start = async (prepare?: (worker: PanelWorker) => void) => {
    const panel = open(prepare)
    await panel.user.click(await screen.findByRole('button', { name: 'Search content' }))
    const field = await screen.findByRole('searchbox', { name: 'Search content' })
    await waitFor(() => expect(field).toHaveFocus())
    return { ...panel, field }
  }
  const hits = async () =>
    within(await screen.findByRole('list', { name: 'Content found' })).getAllByRole('listitem')

  it('waits until the typing stands still', async () => {
    const { user, worker } = await start()
    await user.keyboard('sso')
    await waitFor(async () => expect(await hits()).toHaveLength(3))
    const texts = named(worker, 'assetSearch').map(({ input }) => input.text)
    expect(texts.at(-1)).toBe('sso')
    expect(texts).not.toContain('ss')
  })

  it('inserts the first by Enter, without a slot', async () => {
    const { user, worker } = await start()
    await user.keyboard('sso')
    await waitFor(async () => expect(await hits()).toHaveLength(3))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
    // As it comes over the wire: what is undefined is not there.
    expect(named(worker, 'assetInsert')[0]?.input).toStrictEqual({
      tabId: 7,
      leadId: 'lead-ann',
      assetId: 'sso-guide',
    })
  })

  it('takes by Enter nothing that is not the answer to what stands in the field', async () => {
    const { user, worker } = await start()
    await waitFor(async () => expect(await hits()).toHaveLength(4))
    worker.gates.set('assetSearch', new Promise(() => undefined))
    await user.keyboard('migration{Enter}')
    // What is drawn is still the answer to the empty field.
    expect(await hits()).toHaveLength(4)
    expect(named(worker, 'assetInsert')).toEqual([])
  })

  it('moves by arrows through the buttons and back to the field', async () => {
    const { user, field, worker } = await start()
    await user.keyboard('sso')
    await waitFor(async () => expect(await hits()).toHaveLength(3))
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(screen.getByRole('button', { name: 'Insert SSO questions and answers' })).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(named(worker, 'assetInsert')[0]?.input.assetId).toBe('sso-faq'))
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(field).toHaveFocus()
  })

  it('offers no button for what may not be sent, and says why', async () => {
    const { user } = await start()
    await user.keyboard('battle')
    await waitFor(async () => expect(await hits()).toHaveLength(1))
    expect((await hits())[0]).toHaveTextContent('internal: not for customers')
    expect(screen.queryByRole('button', { name: 'Insert SSO battle card' })).toBeNull()
  })

  it('counts copies apart from what was sent', async () => {
    await start()
    const texts = (await hits()).map((hit) => hit.textContent)
    expect(texts[0]).toContain('sent 3, copied 1')
    expect(texts[1]).toContain('never sent')
    expect(texts[3]).toContain('copied 1')
    expect(texts[3]).not.toContain('sent')
  })

  it('filters by stage', async () => {
    const { user, worker } = await start()
    await user.click(screen.getByRole('combobox', { name: 'Stage' }))
    await user.click(await screen.findByRole('option', { name: 'Evaluation' }))
    await waitFor(async () => expect(await hits()).toHaveLength(1))
    expect(named(worker, 'assetSearch').at(-1)?.input).toMatchObject({ text: '', stage: 'evaluation' })
  })

  it('says where nothing is found, and steps back by Escape to the button', async () => {
    const { user } = await start()
    await user.keyboard('xylophone')
    expect(await screen.findByText(/Nothing for “xylophone”/)).toBeVisible()
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('list', { name: 'Suggestions' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Search content' })).toHaveFocus()
  })

  it('says where it did not work, and can be tried again', async () => {
    const { user, worker } = await start((w) => w.failures.set('assetSearch', new Error('gone')))
    expect(await screen.findByRole('alert', {}, { timeout: 3000 })).toHaveTextContent(
      'The search did not work',
    )
    worker.failures.clear()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await hits()).toHaveLength(4)
  })
})
