import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeJourney, makeLead, makeLeadState, makePage, panelStates } from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const NOW = Date.now()
const DAY = 86_400_000

afterEach(() => vi.restoreAllMocks())

describe('who', () => {
  it('names the lead, the reason for the match and the CRM record', async () => {
    renderPanel(makeLeadState(NOW))
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Ann Lee')
    expect(screen.getByText('Acme GmbH')).toBeVisible()
    expect(screen.getByText('sender of this message')).toBeVisible()
    const link = screen.getByRole('link', { name: /HubSpot/ })
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(link).toHaveAttribute('target', '_blank')
  })

  it('follows no link that is not the web', async () => {
    const crm = [{ system: 'hubspot', object: 'contact', id: '1', url: 'javascript:alert(1)' }]
    renderPanel(makeLeadState(NOW, { lead: makeLead({ crm }) }))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('lets another person of the page be picked', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW))
    await user.click(await screen.findByRole('button', { name: '2 others on this page' }))
    await user.click(screen.getByRole('button', { name: /Ben Okafor/ }))
    expect(worker.calls).toContainEqual({
      name: 'personChoose',
      input: { tabId: 7, key: 'email:ben@acme.example' },
    })
  })

  it('leads back from a lead picked by hand', async () => {
    const { user, worker } = renderPanel(panelStates(NOW)['lead-picked']!)
    expect(await screen.findByText(/picked by hand/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Back to this page' }))
    expect(worker.calls).toContainEqual({ name: 'leadPick', input: { tabId: 7 } })
  })

  it('isolates a name and a company of another script, whole on pointing', async () => {
    const view = panelStates(NOW)['lead-long']!
    renderPanel(view)
    const heading = await screen.findByRole('heading', { level: 1 })
    expect(heading).toHaveAttribute('title', heading.textContent)
    expect(heading.textContent).toHaveLength(80)
    expect(screen.getByText(/شركة/)).toHaveAttribute('dir', 'auto')
    expect(screen.getByText('Wants no marketing e-mail')).toBeVisible()
  })

  it.each([
    [{ title: undefined }, 'Acme GmbH'],
    [{ company: '  ' }, 'VP Operations'],
    [{ title: '', company: undefined }, ''],
    [{}, 'VP Operations·Acme GmbH'],
  ])('sets dots only between what is there: %o', async (change, words) => {
    renderPanel(makeLeadState(NOW, { lead: makeLead(change) }))
    const heading = await screen.findByRole('heading', { level: 1 })
    const [who, why] = [...heading.closest('header')!.querySelectorAll('p')].map((each) => each.textContent)
    expect(words ? who : '').toBe(words)
    expect(words ? why : who).toBe('ann.lee@acme.example·sender of this message')
  })

  it('sets no dot before the reason where no address is known', async () => {
    const lead = makeLead({ email: undefined, emails: [] })
    renderPanel(makeLeadState(NOW, { lead }, { person: undefined, others: [] }))
    expect((await screen.findByText('picked by hand')).closest('p')).not.toHaveTextContent('·')
  })

  it('closes to its handle only inside a page', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), { framed: true, tab: { ready: true, own: 7 } })
    const close = await screen.findByRole('button', { name: 'Close' })
    // A sign that fits whichever edge the panel stands at.
    expect(close.querySelector('svg')).toHaveClass('lucide-x')
    await user.click(close)
    expect(worker.calls).toContainEqual({ name: 'panelClose', input: {} })
  })
})

describe('stage', () => {
  it('says where, since when, how sure, why and what is missing', async () => {
    renderPanel(makeLeadState(NOW))
    const part = await screen.findByRole('region', { name: 'Stage' })
    expect(part).toHaveTextContent(/Consideration · since \w{3} · 8 in 10/)
    expect(part).toHaveTextContent('warming')
    const why = within(part).getByRole('list', { name: 'Why' })
    const lines = within(why).getAllByRole('listitem')
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^Attended a webinar “Zero-trust rollout”/),
      expect.stringMatching(/^Pricing page, twice/),
      expect.stringMatching(/^Downloaded “Security overview”/),
      expect.stringMatching(/^Against: Careers page/),
    ])
    expect(within(why).getByRole('img', { name: 'Moved it to Consideration:' })).toBeVisible()
    expect(part).toHaveTextContent('For Intent: a demo, or pricing again')
  })

  it('is a track of six with the present one and the handoff', async () => {
    renderPanel(makeLeadState(NOW))
    const track = await screen.findByRole('list', { name: 'Buying journey' })
    const steps = within(track).getAllByRole('listitem')
    expect(steps.map((step) => step.textContent)).toEqual([
      'Awareness, passed',
      'Interest, passed',
      'Consideration, here now, from here on sales leads',
      'Intent, ahead',
      'Evaluation, ahead',
      'Purchase, ahead',
    ])
    expect(steps[2]).toHaveAttribute('aria-current', 'step')
  })

  it('names the fact of the CRM that set it', async () => {
    const anchor = { kind: 'opportunity', at: NOW } as const
    renderPanel(makeLeadState(NOW, { journey: makeJourney(NOW, { stage: 'evaluation', anchor }) }))
    expect(await screen.findByText('by the CRM: open opportunity')).toBeVisible()
  })

  it('shows a CRM that agrees, one that does not, and one that cannot be placed', async () => {
    const { show } = renderPanel(makeLeadState(NOW))
    expect(await screen.findByText('agrees')).toBeVisible()
    await show(makeLeadState(NOW, { crmStage: { word: 'customer', placed: 'purchase', agrees: false } }))
    expect(await screen.findByText('disagrees: that would be Purchase')).toBeVisible()
    await show(makeLeadState(NOW, { crmStage: { word: 'Tire kicker' } }))
    expect(await screen.findByText('Tire kicker')).toBeVisible()
    expect(screen.queryByText(/agrees/)).toBeNull()
  })

  it('says so where there are no touchpoints', async () => {
    renderPanel(panelStates(NOW)['lead-bare']!)
    expect(await screen.findByText(/No touchpoints yet/)).toBeVisible()
    expect(screen.getByText(/None yet\. Import them/)).toBeVisible()
  })
})

describe('not so', () => {
  it('saves the right stage with a word why, and takes it back', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW))
    await user.click(await screen.findByRole('button', { name: 'Not so?' }))
    const form = screen.getByRole('form', { name: 'Not so' })
    expect(within(form).getByRole('button', { name: 'Save' })).toBeDisabled()
    expect(within(form).getByRole('radio', { name: 'Consideration' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await user.click(within(form).getByRole('radio', { name: 'Intent' }))
    await user.type(within(form).getByRole('textbox', { name: 'A word why' }), 'Asked for a quote')
    await user.click(within(form).getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('“Asked for a quote”')).toBeVisible()
    expect(worker.view).toMatchObject({ view: { dispute: { stage: 'intent', computed: 'consideration' } } })
    // The reading stands as it was.
    expect(screen.getByRole('region', { name: 'Stage' })).toHaveTextContent('Consideration · since')
    await user.click(screen.getByRole('button', { name: 'Take back' }))
    expect(await screen.findByRole('button', { name: 'Not so?' })).toBeVisible()
  })

  it('steps back by Escape to where it was opened', async () => {
    const { user } = renderPanel(makeLeadState(NOW))
    await user.click(await screen.findByRole('button', { name: 'Not so?' }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('form', { name: 'Not so' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Not so?' })).toHaveFocus()
  })

  it('keeps what was written where it could not be saved', async () => {
    const { user } = renderPanel(makeLeadState(NOW), {
      prepare: (w) => w.failures.set('disputePut', new Error('quota')),
    })
    await user.click(await screen.findByRole('button', { name: 'Not so?' }))
    await user.click(screen.getByRole('radio', { name: 'Intent' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not saved. Try again')
    expect(screen.getByRole('radio', { name: 'Intent' })).toBeChecked()
  })
})

describe('one lead after another', () => {
  const ben = () => {
    const state = makeLeadState(NOW + DAY)
    state.view.lead = makeLead({ id: 'lead-ben', name: 'Ben Okafor' })
    return state
  }

  it('leaves no half-written form under the next name', async () => {
    const { user, show } = renderPanel(makeLeadState(NOW))
    await user.click(await screen.findByRole('button', { name: 'Not so?' }))
    await user.type(screen.getByRole('textbox', { name: 'A word why' }), 'half')
    await show(ben())
    expect(await screen.findByRole('heading', { name: 'Ben Okafor' })).toBeVisible()
    expect(screen.queryByRole('form', { name: 'Not so' })).toBeNull()
  })

  it('counts no click in the moment when the lead changed', async () => {
    const { user, show, worker } = renderPanel(makeLeadState(NOW))
    await screen.findByRole('heading', { name: 'Ann Lee' })
    const clock = vi.spyOn(performance, 'now').mockReturnValue(5000)
    await show(ben())
    await screen.findByText('Ben Okafor')
    fireEvent.click(screen.getByText('Bad lead'))
    expect(await screen.findByRole('alert')).toHaveTextContent('The lead changed at that moment')
    expect(worker.calls.some(({ name }) => name === 'feedbackAdd')).toBe(false)
    clock.mockReturnValue(5450)
    await user.click(screen.getByRole('button', { name: 'Bad lead' }))
    await waitFor(() => expect(worker.calls.some(({ name }) => name === 'feedbackAdd')).toBe(true))
  })
})

describe('a site that is read only once', () => {
  it('says so and asks the browser for that site alone', async () => {
    const request = vi.fn(async () => true)
    vi.stubGlobal('chrome', { permissions: { request } })
    const page = makePage({ allowed: false, site: 'crm.example', origin: 'https://crm.example:8443' })
    const { user } = renderPanel(makeLeadState(NOW, {}, { page }))
    expect(await screen.findByRole('note')).toHaveTextContent('Halfdoor reads this page until you leave it')
    await user.click(screen.getByRole('button', { name: 'Always on crm.example' }))
    expect(request).toHaveBeenCalledWith({ origins: ['https://crm.example/*'] })
    await waitFor(() => expect(screen.queryByRole('note')).toBeNull())
    vi.unstubAllGlobals()
  })
})
