import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dayStart, dayText } from '../../../lib/domain/calendar-day'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeFeedback, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse, visit } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const ann = makeFeedback('ann', { name: 'Ann Lee', verdict: 'notYet', reason: 'badTiming' })
const bo = makeFeedback('bo', { name: 'Bo Chen', verdict: 'bad' })

const part = async () => within(await screen.findByRole('region', { name: 'Marketing’s answer' }))
const stored = (id: string) => current.house.state.feedback.find((each) => each.id === id)!

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ feedback: [ann, bo] })
})

describe('marketing’s answer', () => {
  it('offers exactly the six answers', async () => {
    openHouse(<MarketingPage />, '#/inbox/bo')
    const names = (await part()).getAllByRole('radio').map((radio) => radio.closest('label')!.textContent)
    expect(names).toEqual([
      'Thank you',
      'Recycled until',
      'Data fixed',
      'Definition changed',
      'Campaign changed',
      'Stays as it is, because',
    ])
  })

  it('is sent, stands there with who and when, and says that the rep sees it', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    await user.click((await part()).getByText('Thank you'))
    await user.type((await part()).getByRole('textbox', { name: 'A word more (optional)' }), 'More like this')
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    expect(await (await part()).findByText('Answered. The rep sees it in the panel.')).toBeInTheDocument()
    expect(screen.getByRole('status')).toHaveTextContent('Answered. The rep sees it in the panel.')
    expect(stored('bo').answer).toMatchObject({ kind: 'thanks', note: 'More like this', by: 'Mei Tan' })
    expect((await part()).getByText('Mei Tan')).toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Answered, 1' })).toBeInTheDocument())
    // The rep's own words came through untouched.
    const { answer: _, seenAt: __, ...rest } = stored('bo')
    expect(rest).toEqual(bo)
  })

  it('asks for what an answer needs, and points at it', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    expect((await part()).getByText('Choose an answer.')).toBeInTheDocument()
    await user.click((await part()).getByText('Recycled until'))
    expect((await part()).getByText('Say until when.')).toBeInTheDocument()
    await user.click((await part()).getByText('Definition changed'))
    expect((await part()).getByRole('textbox', { name: 'Version of the definition' })).toBeInvalid()
    await user.click((await part()).getByText('Stays as it is, because'))
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    const because = (await part()).getByRole('textbox', { name: 'Because' })
    await waitFor(() => expect(because).toHaveFocus())
    expect(because).toHaveAccessibleDescription('Say why it stays as it is.')
    expect(stored('bo').answer).toBeUndefined()
    await user.type(because, 'it counts for every industry')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(stored('bo').answer?.note).toBe('it counts for every industry'))
  })

  it('proposes the reason’s own day for a recycled lead, and takes another', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/ann')
    await user.click((await part()).getByText('Recycled until'))
    const until = (await part()).getByLabelText('Until')
    expect(until).toHaveValue(dayText(NOW + 60 * DAY))
    const day = dayText(NOW + 90 * DAY)
    fireEvent.change(until, { target: { value: day } })
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    await waitFor(() =>
      expect(stored('ann').answer).toMatchObject({ kind: 'recycled', until: dayStart(day) }),
    )
  })

  it('can be changed later, and the old one kept', async () => {
    current.house = makeHouse({
      feedback: [
        {
          ...bo,
          seenAt: 1,
          answer: { kind: 'stays', note: 'they fit', by: 'Jo', at: NOW },
          receiptSeenAt: NOW,
        },
      ],
    })
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    expect(await (await part()).findByText(/The rep saw it/)).toBeInTheDocument()
    await user.click((await part()).getByRole('button', { name: 'Change answer' }))
    expect((await part()).getByRole('textbox', { name: 'Because' })).toHaveValue('they fit')
    await user.click((await part()).getByRole('button', { name: 'Keep the old one' }))
    expect(stored('bo').answer?.kind).toBe('stays')
    await user.click((await part()).getByRole('button', { name: 'Change answer' }))
    await user.click((await part()).getByText('Data fixed'))
    await user.clear((await part()).getByRole('textbox'))
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    expect(await (await part()).findByText('Answered. The rep sees it in the panel.')).toBeInTheDocument()
    expect(stored('bo').answer).toEqual({ kind: 'dataFixed', by: 'Mei Tan', at: expect.any(Number) })
  })

  it('stays written while another verdict or page is looked at', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    await user.click((await part()).getByText('Stays as it is, because'))
    await user.type((await part()).getByRole('textbox', { name: 'Because' }), 'half a sent')
    await visit('#/inbox/ann')
    await screen.findByRole('heading', { level: 2, name: /Ann Lee/ })
    expect((await part()).queryByRole('textbox')).toBeNull()
    await visit('#/assets')
    await visit('#/inbox/bo')
    expect((await part()).getByRole('textbox', { name: 'Because' })).toHaveValue('half a sent')
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
  })

  it('says what went wrong and keeps what was written', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    current.house.failNext('feedbackAnswer', new ExpectedError('This verdict was taken back.'))
    await user.click((await part()).getByText('Campaign changed'))
    await user.type((await part()).getByRole('textbox'), 'no students')
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    expect(await (await part()).findByRole('alert')).toHaveTextContent('This verdict was taken back.')
    expect((await part()).getByRole('textbox')).toHaveValue('no students')
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    expect(await (await part()).findByText('Answered. The rep sees it in the panel.')).toBeInTheDocument()
  })

  it('is sent also where another verdict is opened meanwhile', async () => {
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    const release = current.house.holdNext('feedbackAnswer')
    await user.click((await part()).getByText('Thank you'))
    await user.click((await part()).getByRole('button', { name: 'Send answer' }))
    await visit('#/inbox/ann')
    await screen.findByRole('heading', { level: 2, name: /Ann Lee/ })
    release()
    await waitFor(() => expect(stored('bo').answer?.kind).toBe('thanks'))
    await visit('#/inbox/bo')
    expect(await (await part()).findByText('Answered. The rep sees it in the panel.')).toBeInTheDocument()
  })

  it('shows that the rep has seen it as the worker says so', async () => {
    current.house = makeHouse({
      feedback: [{ ...bo, seenAt: 1, answer: { kind: 'thanks', by: 'Jo', at: NOW } }],
    })
    const { client } = openHouse(<MarketingPage />, '#/inbox/bo')
    expect(await (await part()).findByText('Answered. The rep sees it in the panel.')).toBeInTheDocument()
    current.house.state.feedback = [{ ...stored('bo'), receiptSeenAt: NOW }]
    invalidateNouns(client, ['feedback'])
    expect(await (await part()).findByText(/The rep saw it/)).toBeInTheDocument()
  })

  it('says that a verdict could not be marked as seen', async () => {
    current.house.failNext('feedbackSeen')
    const { user } = openHouse(<MarketingPage />, '#/inbox/bo')
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be marked as seen')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(stored('bo').seenAt).toBeDefined())
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })
})
