import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  makeLeadState,
  makeManyTouchpoints,
  makeTouchpoints,
  makeTouchpointsPage,
} from '../../test/panel-states'
import { renderPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const NOW = new Date('2026-03-05T10:00:00').getTime()

afterEach(() => vi.restoreAllMocks())

const rows = async () =>
  within(await screen.findByRole('list', { name: 'Timeline' })).getAllByRole('listitem')

describe('the timeline', () => {
  it('draws both sides, newest first, and says a day once', async () => {
    renderPanel(makeLeadState(NOW))
    const texts = (await rows()).map((row) => row.textContent)
    expect(texts).toHaveLength(12)
    expect(texts[1]).toContain('Attended a webinar “Zero-trust rollout”')
    const days = within(await screen.findByRole('list', { name: 'Timeline' })).getAllByText(/^(Mon|2 Mar)$/)
    expect(days.map((day) => day.classList.contains('sr-only'))).toEqual([false, true])
  })

  it('greys machines and marks what is unsure', async () => {
    renderPanel(makeLeadState(NOW))
    const machine = await screen.findByRole('button', { name: /Opened e-mail .*\(machine\)/ })
    expect(machine).toHaveClass('text-faint')
    const unsure = screen.getByRole('button', { name: /Clicked in e-mail .*\(maybe a machine\)/ })
    expect(unsure).not.toHaveClass('text-faint')
  })

  it('shows campaign, UTM and link on demand', async () => {
    const { user } = renderPanel(makeLeadState(NOW))
    const row = await screen.findByRole('button', { name: /Attended a webinar/ })
    expect(screen.queryByText('spring-security')).toBeNull()
    await user.click(row)
    expect(row).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByText('Spring security series')).toBeVisible()
    expect(screen.getByText('spring-security')).toBeVisible()
    const link = screen.getByRole('link', { name: /webinars\/zero-trust/ })
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    await user.click(row)
    expect(screen.queryByText('spring-security')).toBeNull()
  })

  it('is filtered by side and by kind', async () => {
    const { user, worker } = renderPanel(makeLeadState(NOW), {
      prepare: (w) => (w.touchpoints = makeTouchpoints(NOW)),
    })
    await rows()
    await user.click(screen.getByRole('radio', { name: 'Sales, 2' }))
    await waitFor(async () => expect(await rows()).toHaveLength(2))
    await user.click(screen.getByRole('radio', { name: 'All' }))
    await user.click(await screen.findByRole('combobox', { name: 'Kind' }))
    await user.click(await screen.findByRole('option', { name: 'Pricing page (2)' }))
    await waitFor(async () => expect(await rows()).toHaveLength(2))
    expect(worker.calls.filter(({ name }) => name === 'touchpointsList').map(({ input }) => input)).toEqual([
      { leadId: 'lead-ann', side: 'sales', types: undefined, cursor: undefined },
      { leadId: 'lead-ann', side: undefined, types: ['pricing.viewed'], cursor: undefined },
    ])
  })

  it('shows people only on wish, says how many it hides, and keeps to it with the next lead', async () => {
    const { user, worker, show } = renderPanel(makeLeadState(NOW), {
      prepare: (w) => (w.touchpoints = makeTouchpoints(NOW)),
    })
    const people = await screen.findByRole('switch', { name: 'People only' })
    expect(people).not.toBeChecked()
    expect(screen.getByText('1 by a machine')).toBeVisible()
    await user.click(people)
    await waitFor(async () => expect(await rows()).toHaveLength(11))
    expect(screen.queryByRole('button', { name: /Opened e-mail .*\(machine\)/ })).toBeNull()
    expect(screen.getByText('1 by a machine is hidden')).toBeVisible()
    expect(worker.calls.at(-1)).toEqual({
      name: 'touchpointsList',
      input: { leadId: 'lead-ann', peopleOnly: true },
    })
    const ben = makeLeadState(NOW)
    ben.view.lead = { ...ben.view.lead, id: 'lead-ben', name: 'Ben Okafor' }
    await show(ben)
    await screen.findByRole('heading', { name: 'Ben Okafor' })
    expect(screen.getByRole('switch', { name: 'People only' })).toBeChecked()
    await waitFor(async () => expect(await rows()).toHaveLength(11))
  })

  it('says so where there are only machines', async () => {
    const machines = makeTouchpoints(NOW).filter(({ grade }) => grade === 'machine')
    const { user } = renderPanel(makeLeadState(NOW, { touchpoints: makeTouchpointsPage(machines) }), {
      prepare: (w) => (w.touchpoints = machines),
    })
    await user.click(await screen.findByRole('switch', { name: 'People only' }))
    expect(await screen.findByText('Only machines here, no person.')).toBeVisible()
  })

  it('offers no such switch where no machine was there', async () => {
    const people = makeTouchpoints(NOW).filter(({ grade }) => grade !== 'machine')
    renderPanel(makeLeadState(NOW, { touchpoints: makeTouchpointsPage(people) }))
    await rows()
    expect(screen.queryByRole('switch')).toBeNull()
  })

  it('says so where a filter leaves none', async () => {
    const { user } = renderPanel(makeLeadState(NOW), { prepare: (w) => (w.touchpoints = []) })
    await user.click(await screen.findByRole('radio', { name: 'Sales, 2' }))
    expect(await screen.findByText('None of this kind on this side.')).toBeVisible()
  })
})

describe('5,000 touchpoints', () => {
  const many = makeManyTouchpoints(NOW, 5000)
  const open = () =>
    renderPanel(makeLeadState(NOW, { touchpoints: makeTouchpointsPage(many) }), {
      prepare: (w) => (w.touchpoints = many),
    })

  it('draw only the rows in sight and ask for no more', async () => {
    const { worker } = open()
    const drawn = await rows()
    expect(drawn.length).toBeGreaterThan(15)
    expect(drawn.length).toBeLessThan(50)
    expect(worker.calls.map(({ name }) => name)).toEqual(['panelView', 'accountRead'])
  })

  it('bring older ones by their cursor when scrolled near the end', async () => {
    const { worker } = open()
    await rows()
    const main = screen.getByRole('main')
    main.scrollTop = 80 * 32
    await act(async () => fireEvent.scroll(main))
    await waitFor(() =>
      expect(worker.calls.at(-1)).toMatchObject({ name: 'touchpointsList', input: { cursor: '100' } }),
    )
    main.scrollTop = 120 * 32
    await act(async () => fireEvent.scroll(main))
    expect(await screen.findByRole('button', { name: /Touch 4880/ })).toBeInTheDocument()
  })

  it('say where older ones did not come, and keep what is there', async () => {
    renderPanel(makeLeadState(NOW, { touchpoints: makeTouchpointsPage(many) }), {
      prepare: (w) => w.failures.set('touchpointsList', new Error('gone')),
    })
    await rows()
    const main = screen.getByRole('main')
    main.scrollTop = 80 * 32
    await act(async () => fireEvent.scroll(main))
    expect(await screen.findByRole('alert', {}, { timeout: 3000 })).toHaveTextContent(
      'Older touchpoints did not come',
    )
    expect((await rows()).length).toBeGreaterThan(10)
  })
})
