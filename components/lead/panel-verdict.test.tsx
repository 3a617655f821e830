import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeFeedback, makeLeadState } from '../../test/panel-states'
import type { PanelWorker } from '../../test/panel-worker'
import { renderPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const NOW = new Date('2026-03-05T10:00:00').getTime()
const DAY = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const ticking = { user: { advanceTimers: (ms: number) => vi.advanceTimersByTime(ms) } }
const saved = () => screen.findByRole('region', { name: 'Verdict saved' })
const verdict = (name: string) => screen.findByRole('button', { name })

describe('a verdict', () => {
  it('is saved by one click and says so only then', async () => {
    let open = () => {}
    const { user, worker } = renderPanel(makeLeadState(NOW), {
      ...ticking,
      prepare: (w) => w.gates.set('feedbackAdd', new Promise((resolve) => (open = resolve))),
    })
    await user.click(await verdict('Not yet'))
    expect(await verdict('Not yet')).toHaveAttribute('aria-busy', 'true')
    expect(screen.queryByRole('region', { name: 'Verdict saved' })).toBeNull()
    open()
    expect(await saved()).toHaveTextContent('Saved: Not yet.')
    expect(worker.calls.filter(({ name }) => name === 'feedbackAdd')).toEqual([
      { name: 'feedbackAdd', input: { leadId: 'lead-ann', verdict: 'notYet' } },
    ])
    expect(screen.getByRole('status')).toHaveTextContent('Saved: Not yet. Undo is there for 8 seconds.')
  })

  it('keeps a note that was typed and not saved when the form is closed', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await user.type(await screen.findByRole('textbox', { name: 'Note for marketing' }), 'Call in May')
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() =>
      expect(worker.calls.filter(({ name }) => name === 'feedbackDetail').at(-1)?.input).toMatchObject({
        note: 'Call in May',
      }),
    )
  })

  it('is not given twice by a double click', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.dblClick(await verdict('Good lead'))
    await saved()
    await user.click(await verdict('Good lead'))
    expect(worker.calls.filter(({ name }) => name === 'feedbackAdd')).toHaveLength(1)
  })

  it('says what to do where it was not saved', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), {
      ...ticking,
      prepare: (w) => w.failures.set('feedbackAdd', new Error('quota')),
    })
    await user.click(await verdict('Bad lead'))
    expect(await screen.findByRole('alert')).toHaveTextContent('The verdict was not saved. Try again')
    expect(screen.queryByRole('region', { name: 'Verdict saved' })).toBeNull()
    worker.failures.clear()
    await user.click(await verdict('Bad lead'))
    expect(await saved()).toHaveTextContent('Saved: Bad lead')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('undo', () => {
  it('stands for eight seconds and no longer', async () => {
    const { user } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    expect(await screen.findByRole('button', { name: 'Undo' })).toHaveTextContent('Undo8')
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveTextContent('Undo5')
    await act(() => vi.advanceTimersByTimeAsync(5200))
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(await saved()).toHaveTextContent('Saved: Not yet')
  })

  it('stays for its eight seconds where the form is closed before', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await saved()
    await act(() => vi.advanceTimersByTimeAsync(2500))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(screen.queryByRole('textbox', { name: 'Note for marketing' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveTextContent(/Undo[56]/)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Undone. Nothing was kept.')).toBeVisible()
    expect(worker.view).toMatchObject({ view: { feedback: [] } })
  })

  it('goes after them also where the form was closed, and the verdict stands with those before', async () => {
    const { user } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await saved()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Verdicts before' })).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(8200))
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(screen.getByRole('region', { name: 'Verdicts before' })).toHaveTextContent('Not yet')
  })

  it('opens the form again by the same verdict', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await saved()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await user.click(await verdict('Not yet'))
    expect(await saved()).toBeVisible()
    expect(worker.calls.filter(({ name }) => name === 'feedbackAdd')).toHaveLength(1)
  })

  it('takes the verdict back', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Bad lead'))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Undone. Nothing was kept.')).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent('Undone')
    expect(worker.view).toMatchObject({ view: { feedback: [] } })
    expect(await verdict('Bad lead')).toHaveAttribute('aria-pressed', 'false')
  })

  it('says where it did not work, and the verdict stays', async () => {
    const { user } = renderPanel(makeLeadState(NOW), {
      ...ticking,
      prepare: (w) => w.failures.set('feedbackUndo', new Error('gone')),
    })
    await user.click(await verdict('Bad lead'))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The verdict was not taken back')
    expect(await saved()).toHaveTextContent('Saved: Bad lead')
  })
})

describe('reason and note', () => {
  it('offers with "Not yet" first what may pass, and keeps reason and note together', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    const passing = await screen.findByRole('group', { name: 'May pass' })
    expect(screen.queryByRole('group', { name: 'Will not pass' })).toBeNull()
    await user.click(within(passing).getByRole('button', { name: /Bad timing/ }))
    await waitFor(() => expect(within(passing).getByRole('button', { name: /Bad timing/ })).toBePressed())
    await user.type(screen.getByRole('textbox', { name: 'Note for marketing' }), 'After the merger{Enter}')
    expect(await screen.findByRole('button', { name: 'Saved' })).toBeVisible()
    expect(worker.view).toMatchObject({
      view: { feedback: [{ verdict: 'notYet', reason: 'badTiming', note: 'After the merger' }] },
    })
  })

  it('offers with "Bad lead" first what will not pass, the others by a click', async () => {
    const { user } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Bad lead'))
    expect(await screen.findByRole('group', { name: 'Will not pass' })).toBeVisible()
    expect(screen.queryByRole('group', { name: 'May pass' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Reasons that may pass' }))
    expect(screen.getByRole('group', { name: 'May pass' })).toBeVisible()
  })

  it('asks a good lead for no reason', async () => {
    const { user } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Good lead'))
    expect(await screen.findByRole('textbox', { name: 'Note for marketing' })).toBeVisible()
    expect(screen.queryByRole('group', { name: /Why/ })).toBeNull()
  })

  it('asks until when a competitor has the lead, and takes no day that has passed', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await user.click(await screen.findByRole('button', { name: 'Locked to a competitor' }))
    const until = await screen.findByLabelText('Locked to a competitor until')
    await user.type(until, '2026-01-01')
    expect(screen.getByText('Choose a day that is still to come.')).toBeVisible()
    expect(worker.calls.filter(({ input }) => input.until !== undefined)).toEqual([])
    await user.clear(until)
    await user.type(until, '2026-09-30')
    await waitFor(() =>
      expect(worker.view).toMatchObject({
        view: {
          feedback: [{ reason: 'competitorContract', until: new Date(2026, 8, 30).getTime() }],
        },
      }),
    )
  })
})

describe('what is said after a verdict goes whole each time', () => {
  const details = (worker: PanelWorker) =>
    worker.calls.filter(({ name }) => name === 'feedbackDetail').map(({ input }) => input)
  const line = (worker: PanelWorker) => worker.view.kind === 'lead' && worker.view.view.feedback[0]

  it('another reason takes the date of the one before away and keeps the note', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    await user.type(await screen.findByRole('textbox', { name: 'Note for marketing' }), 'Later{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Locked to a competitor' }))
    await user.type(await screen.findByLabelText('Locked to a competitor until'), '2026-09-30')
    await waitFor(() => expect(line(worker)).toHaveProperty('until'))
    await user.click(screen.getByRole('button', { name: /Bad timing/ }))
    await waitFor(() => expect(line(worker)).toMatchObject({ reason: 'badTiming', note: 'Later' }))
    expect(line(worker)).not.toHaveProperty('until', expect.anything())
    expect(screen.queryByLabelText(/until$/)).toBeNull()
  })

  it('a date that is emptied and a note that is deleted are cleared, the reason stays', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Not yet'))
    const note = await screen.findByRole('textbox', { name: 'Note for marketing' })
    await user.type(note, 'Later{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Locked to a competitor' }))
    const until = await screen.findByLabelText('Locked to a competitor until')
    await user.type(until, '2026-09-30')
    await waitFor(() => expect(line(worker)).toHaveProperty('until', expect.any(Number)))
    await user.clear(until)
    await waitFor(() => expect(line(worker)).not.toHaveProperty('until', expect.anything()))
    await user.clear(note)
    await user.type(note, '{Enter}')
    await waitFor(() =>
      expect(details(worker).at(-1)).toEqual({
        feedbackId: 'feedback-new-1',
        reason: 'competitorContract',
      }),
    )
  })

  it('holds also what is still on its way', async () => {
    let open = () => {}
    const { user, worker } = renderPanel(makeLeadState(NOW), {
      ...ticking,
      prepare: (w) => w.gates.set('feedbackDetail', new Promise((resolve) => (open = resolve))),
    })
    await user.click(await verdict('Bad lead'))
    await user.type(await screen.findByRole('textbox', { name: 'Note for marketing' }), 'Sells to us')
    await user.keyboard('{Enter}')
    await user.click(screen.getByRole('button', { name: 'Vendor' }))
    open()
    await waitFor(() => expect(line(worker)).toMatchObject({ reason: 'vendor', note: 'Sells to us' }))
  })

  it('holds nothing that could not be saved', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), ticking)
    await user.click(await verdict('Bad lead'))
    worker.failures.set('feedbackDetail', new Error('quota'))
    await user.click(await screen.findByRole('button', { name: 'Vendor' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The reason or note was not saved.')
    expect(screen.getByRole('button', { name: 'Vendor' })).not.toBePressed()
    worker.failures.clear()
    await user.type(screen.getByRole('textbox', { name: 'Note for marketing' }), 'Hm{Enter}')
    await waitFor(() => expect(details(worker).at(-1)).toEqual({ feedbackId: 'feedback-new-1', note: 'Hm' }))
  })
})

describe('verdicts before', () => {
  const answered = makeFeedback(NOW, {
    receiptIsNew: true,
    answer: { kind: 'recycled', until: new Date(2026, 2, 30).getTime(), by: 'Mara', at: NOW - DAY },
  })

  it('shows a new answer until it is put away', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW, { feedback: [answered] }), ticking)
    expect(await screen.findByRole('note')).toHaveTextContent('Marketing answered: recycled to 30 Mar')
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(worker.calls.some(({ name }) => name === 'receiptSeen')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Got it' }))
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull())
    expect(screen.getByText(/Marketing:/)).toHaveTextContent('Marketing: recycled to 30 Mar')
  })

  it('shows a new answer also beside a verdict just saved, but no other line', async () => {
    const older = makeFeedback(NOW, { id: 'old', verdict: 'bad', reason: 'vendor', at: NOW - 40 * DAY })
    const { user } = renderPanel(makeLeadState(NOW, { feedback: [answered, older] }), ticking)
    await user.click(await verdict('Good lead'))
    await saved()
    expect(screen.getByRole('note')).toHaveTextContent('Marketing answered: recycled to 30 Mar')
    expect(screen.queryByText(/Vendor/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Got it' }))
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull())
    expect(screen.queryByRole('region', { name: 'Verdicts before' })).toBeNull()
    expect(await saved()).toBeVisible()
  })

  it('shows the latest, the others by a click', async () => {
    const older = makeFeedback(NOW, { id: 'old', verdict: 'bad', reason: 'vendor', at: NOW - 40 * DAY })
    const { user } = renderPanel(makeLeadState(NOW, { feedback: [older, makeFeedback(NOW)] }), ticking)
    const before = await screen.findByRole('region', { name: 'Verdicts before' })
    expect(before).toHaveTextContent('Not yet · Bad timing, back in 60 days')
    expect(before).not.toHaveTextContent('Vendor')
    await user.click(screen.getByRole('button', { name: '1 more verdicts' }))
    expect(before).toHaveTextContent('Bad lead · Vendor')
  })

  it('are not there where none was given', async () => {
    renderPanel(makeLeadState(NOW), ticking)
    await verdict('Good lead')
    expect(screen.queryByRole('region', { name: 'Verdicts before' })).toBeNull()
  })
})

it('nothing said of one lead stands under the next', async () => {
  const { user, show } = renderPanel(makeLeadState(NOW), ticking)
  await user.click(await verdict('Not yet'))
  await saved()
  const ben = makeLeadState(NOW)
  ben.view.lead = { ...ben.view.lead, id: 'lead-ben', name: 'Ben Okafor' }
  await show(ben)
  expect(await screen.findByRole('heading', { name: 'Ben Okafor' })).toBeVisible()
  expect(screen.queryByRole('region', { name: 'Verdict saved' })).toBeNull()
})
