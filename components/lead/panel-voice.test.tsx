import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeLeadState, makeObjection } from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'
import { makeAssetHits, type PanelWorker } from '../../test/panel-worker'
import type { LeadView } from '../../lib/messages/panel-view'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const NOW = Date.now()
afterEach(() => vi.restoreAllMocks())

const named = (worker: PanelWorker, name: string) => worker.calls.filter((call) => call.name === name)
const open = (change: Partial<LeadView> = {}, prepare?: (worker: PanelWorker) => void) =>
  renderPanel(makeLeadState(NOW, change), {
    prepare(worker) {
      worker.assets = makeAssetHits()
      prepare?.(worker)
    },
  })
const rows = async () =>
  within(await screen.findByRole('list', { name: 'Questions and objections' })).getAllByRole('listitem')

describe('what the lead asks or objects to', () => {
  it('is written down in their words, and can be undone', async () => {
    const { user, worker } = open()
    await user.click(await screen.findByRole('button', { name: 'Write down a question or objection' }))
    const form = screen.getByRole('form', { name: 'Question or objection' })
    expect(within(form).getByRole('button', { name: 'Save' })).toBeDisabled()
    expect(within(form).getByLabelText('In their words')).toHaveFocus()
    await user.click(within(form).getByRole('radio', { name: 'Question' }))
    await user.type(within(form).getByLabelText('In their words'), ' Do you do SSO? ')
    await user.click(within(form).getByRole('button', { name: 'Save' }))
    expect((await rows())[0]).toHaveTextContent('“Do you do SSO?”Question · Rosa')
    expect(named(worker, 'objectionAdd')[0]?.input).toEqual({
      leadId: 'lead-ann',
      kind: 'question',
      text: 'Do you do SSO?',
    })
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(screen.queryByText('“Do you do SSO?”')).toBeNull())
    expect(named(worker, 'objectionUndo')).toHaveLength(1)
  })

  it('that could not be saved stays in the form, with why', async () => {
    const { user } = open({}, (worker) => worker.failures.set('objectionAdd', new Error('gone')))
    await user.click(await screen.findByRole('button', { name: 'Write down a question or objection' }))
    await user.type(screen.getByLabelText('In their words'), 'Too dear')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not saved.')
    expect(screen.getByLabelText('In their words')).toHaveValue('Too dear')
  })

  it('is answered in one click with what was sent since', async () => {
    const offer = { assetId: 'roi', title: 'ROI sheet' }
    const { user, worker } = open({ objections: [makeObjection(NOW, { offer })] })
    await user.click(
      await screen.findByRole('button', { name: '“Too expensive for one line” was answered with ROI sheet' }),
    )
    expect(named(worker, 'objectionAnswer')[0]?.input).toEqual({
      objectionId: 'objection-1',
      assetId: 'roi',
    })
    await waitFor(async () => expect((await rows())[0]).toHaveTextContent('answered with Title of roi'))
  })

  it('begins the search for an answer, again with each click', async () => {
    const { user } = open({ objections: [makeObjection(NOW, { text: 'SSO' })] })
    const seek = await screen.findByRole('button', { name: 'Find an answer to “SSO”' })
    await user.click(seek)
    const field = await screen.findByRole('searchbox', { name: 'Search content' })
    expect(field).toHaveValue('SSO')
    expect(await screen.findByText('SSO setup guide')).toBeVisible()
    await user.clear(field)
    await user.click(seek)
    expect(await screen.findByRole('searchbox', { name: 'Search content' })).toHaveValue('SSO')
    await user.click(screen.getByRole('button', { name: 'Close the search' }))
    await user.click(screen.getByRole('button', { name: 'Search content' }))
    expect(await screen.findByRole('searchbox', { name: 'Search content' })).toHaveValue('')
  })

  it('stands three at a time, the open ones first', async () => {
    const done = { answeredBy: { assetId: 'roi', title: 'ROI sheet' } }
    const objections = [
      makeObjection(NOW, { id: 'a', text: 'Answered', ...done }),
      ...['One', 'Two', 'Three'].map((text) => makeObjection(NOW, { id: text, text })),
    ]
    const { user } = open({ objections })
    expect(await rows()).toHaveLength(3)
    expect(screen.queryByText('“Answered”')).toBeNull()
    await user.click(screen.getByRole('button', { name: '1 more' }))
    expect((await rows())[3]).toHaveTextContent('“Answered”')
  })
})

describe('a search without a good answer', () => {
  const search = async (text: string, prepare?: (worker: PanelWorker) => void) => {
    const opened = open({}, prepare)
    await opened.user.click(await screen.findByRole('button', { name: 'Search content' }))
    await opened.user.type(await screen.findByRole('searchbox', { name: 'Search content' }), text)
    return opened
  }

  it('becomes a request in one click, and is undone in one', async () => {
    const { user, worker } = await search('price list')
    expect(await screen.findByText(/Nothing for “price list”/)).toBeVisible()
    await user.click(await screen.findByRole('button', { name: 'Ask marketing for this' }))
    expect(await screen.findByText('Marketing was asked.', { selector: 'p' })).toBeVisible()
    expect(named(worker, 'requestAdd')[0]?.input).toEqual({ text: 'price list', leadId: 'lead-ann' })
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: 'Ask marketing for this' })).toBeVisible()
    expect(named(worker, 'requestUndo')[0]?.input).toMatchObject({ requestId: expect.any(String) })
  })

  it('says how many want the same, and is offered where something was found as well', async () => {
    const { user } = await search('sso', (worker) => (worker.votes = 3))
    expect(await screen.findByText('Nothing that fits?')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Ask marketing for this' }))
    expect(await screen.findByText('Marketing was asked. 3 reps want this.', { selector: 'p' })).toBeVisible()
  })

  it('says where marketing was not asked', async () => {
    const { user } = await search('xyz', (worker) => worker.failures.set('requestAdd', new Error('gone')))
    await user.click(await screen.findByRole('button', { name: 'Ask marketing for this' }))
    expect(await screen.findByText('Marketing was not asked.', { exact: false })).toBeVisible()
  })
})

describe('marketing’s answer on a request', () => {
  const receipt = {
    requestId: 'r1',
    text: 'SSO comparison',
    kind: 'shipped' as const,
    asset: { assetId: 'sso-guide', title: 'SSO setup guide' },
    by: 'Mei Tan',
    at: NOW,
  }

  it('stays until it is put away, and leads to what was made', async () => {
    const { user, worker } = open({ requestReceipts: [receipt] })
    const note = within(await screen.findByRole('region', { name: 'Answers to requests' })).getByRole('note')
    expect(note).toHaveTextContent('Marketing made what you asked for: SSO setup guide')
    expect(note).toHaveTextContent('for “SSO comparison” · Mei Tan')
    await user.click(within(note).getByRole('button', { name: 'Show SSO setup guide' }))
    expect(await screen.findByRole('searchbox', { name: 'Search content' })).toHaveValue('SSO setup guide')
    await user.click(within(note).getByRole('button', { name: 'Got it' }))
    await waitFor(() => expect(note).not.toBeInTheDocument())
    expect(named(worker, 'requestReceiptSeen')[0]?.input).toEqual({ requestId: 'r1' })
  })

  it('says why a request was declined', async () => {
    const { asset: _asset, ...rest } = receipt
    open({ requestReceipts: [{ ...rest, kind: 'declined', note: 'Legal says no.' }] })
    const note = await screen.findByText('Marketing declined what you asked for:')
    expect(note.closest('[role=note]')).toHaveTextContent('“SSO comparison”Legal says no. · Mei Tan')
  })
})
