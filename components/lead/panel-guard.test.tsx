import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PanelView } from '../../lib/messages/panel-view'
import { makeFeedback, makeLeadState, panelStates } from '../../test/panel-states'
import { renderPanel, standInForEye } from '../../test/render-panel'
import { isTrusted } from './trusted'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: vi.fn(() => true) }))

const NOW = new Date('2026-03-05T10:00:00').getTime()
const STATES = panelStates(NOW)

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true })
})
afterEach(() => {
  vi.mocked(isTrusted).mockReset().mockReturnValue(true)
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = (name: string | RegExp) => async (user: UserEvent) => user.click(await button(name))

interface Act {
  what: string
  message: string
  view?: PanelView
  /** Up to where the act can be done. */
  before?: (user: UserEvent) => Promise<unknown>
  act: (user: UserEvent) => Promise<unknown>
}

const dispute = { leadId: 'lead-ann', why: '', member: 'Rosa', at: NOW, modelVersion: '1' }
const disputed = makeLeadState(NOW, {
  dispute: { ...dispute, id: 'd', stage: 'intent', computed: 'consideration' },
})
const answer = { kind: 'thanks', by: 'Mara', at: NOW } as const
const answered = makeLeadState(NOW, { feedback: [makeFeedback(NOW, { receiptIsNew: true, answer })] })
const notYet = press('Not yet')

const ACTS: Act[] = [
  { what: 'a verdict', message: 'feedbackAdd', act: notYet },
  { what: 'Undo', message: 'feedbackUndo', before: notYet, act: press('Undo') },
  { what: 'a reason', message: 'feedbackDetail', before: notYet, act: press(/Bad timing/) },
  {
    what: 'a note',
    message: 'feedbackDetail',
    before: async (user) => {
      await notYet(user)
      await user.type(await screen.findByRole('textbox', { name: 'Note for marketing' }), 'Later')
    },
    act: (user) => user.keyboard('{Enter}'),
  },
  {
    what: 'a date',
    message: 'feedbackDetail',
    before: async (user) => {
      await notYet(user)
      await press('Locked to a competitor')(user)
      await screen.findByLabelText(/until$/)
    },
    act: async (user) => {
      await user.clear(screen.getByLabelText(/until$/))
      await user.type(screen.getByLabelText(/until$/), '2026-09-30')
    },
  },
  {
    what: 'a dispute',
    message: 'disputePut',
    before: async (user) => {
      await press('Not so?')(user)
      await user.click(screen.getByRole('radio', { name: 'Intent' }))
    },
    act: press('Save'),
  },
  { what: 'taking a dispute back', message: 'disputeRemove', view: disputed, act: press('Take back') },
  { what: 'a receipt', message: 'receiptSeen', view: answered, act: press('Got it') },
  { what: 'an insertion', message: 'assetInsert', act: press('Insert Security overview') },
  {
    what: 'another person',
    message: 'personChoose',
    before: press('2 others on this page'),
    act: press(/Ben Okafor/),
  },
  {
    what: 'a new lead',
    message: 'leadAdd',
    view: STATES['unknown'],
    before: press('Add as a lead'),
    act: press('Add lead'),
  },
  {
    what: 'a lead of that name',
    message: 'leadPick',
    view: STATES['name-only'],
    act: async (user) => {
      const [first] = within(await screen.findByRole('list', { name: 'Leads found' })).getAllByRole('button')
      await user.click(first!)
    },
  },
  {
    what: 'the way back',
    message: 'leadPick',
    view: STATES['lead-picked'],
    act: press('Back to this page'),
  },
  {
    what: 'the way back in the menu',
    message: 'leadPick',
    view: STATES['lead-picked'],
    act: async (user) => {
      await press('More')(user)
      await user.click(await screen.findByRole('menuitem', { name: /Back to this page/ }))
    },
  },
]

const open = (view: PanelView = makeLeadState(NOW)) => {
  const eye = standInForEye()
  const panel = renderPanel(view, {
    framed: true,
    tab: { ready: true, own: 7 },
    user: { advanceTimers: (ms) => vi.advanceTimersByTime(ms) },
  })
  const times = (message: string) => panel.worker.calls.filter(({ name }) => name === message).length
  return { ...panel, ...eye, times }
}

describe.each(ACTS)('$what in a page', ({ message, view, before, act }) => {
  it('is not stored under a cover, and once without one', async () => {
    const { user, see, times } = open(view)
    see('plain')
    await before?.(user)
    await vi.advanceTimersByTimeAsync(600)
    const already = times(message)
    see('covered')
    await act(user)
    expect(await screen.findByRole('alert')).toHaveTextContent('Something on this page covers')
    expect(times(message)).toBe(already)
    see('plain')
    await vi.advanceTimersByTimeAsync(600)
    await act(user)
    await waitFor(() => expect(times(message)).toBeGreaterThan(already))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

it.each(ACTS.filter(({ what }) => what !== 'the way back in the menu'))(
  '$what by a script is not stored',
  async ({ message, view, before, act }) => {
    const { user, see, times } = open(view)
    see('plain')
    await before?.(user)
    await vi.advanceTimersByTimeAsync(600)
    const already = times(message)
    vi.mocked(isTrusted).mockReturnValue(false)
    await act(user)
    expect(await screen.findByRole('alert')).toHaveTextContent('Only a click or key of your own')
    expect(times(message)).toBe(already)
  },
)

it('an act by the keyboard is stored like a click', async () => {
  const { user, see, times } = open()
  see('plain')
  await notYet(user)
  ;(await button('Undo')).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(times('feedbackUndo')).toBe(1))
})

it('a command before anything is drawn is obeyed when the lead has been seen', async () => {
  const { commands, see, times } = open()
  see('plain')
  commands.giveOrKeep('insert')
  expect(await screen.findByText('Inserted', { selector: 'p' })).toBeVisible()
  expect(times('assetInsert')).toBe(1)
  expect(screen.queryByRole('alert')).toBeNull()
})

it('a command that is kept is forgotten by an act of another kind', async () => {
  const { user, commands, see, show, times } = open(STATES['unknown'])
  see('plain')
  commands.giveOrKeep('insert')
  await press('Add as a lead')(user)
  await press('Add lead')(user)
  await waitFor(() => expect(times('leadAdd')).toBe(1))
  await show(makeLeadState(NOW))
  await button('Insert Security overview')
  await vi.advanceTimersByTimeAsync(1000)
  expect(times('assetInsert')).toBe(0)
})

it('a button that was off a moment ago is not taken for covered', async () => {
  const { user, see, times } = open()
  see('plain')
  await press('Not so?')(user)
  await vi.advanceTimersByTimeAsync(600)
  // What the browser says of a button that is still off.
  see('plain')
  await user.click(screen.getByRole('radio', { name: 'Intent' }))
  await press('Save')(user)
  await waitFor(() => expect(times('disputePut')).toBe(1))
})
