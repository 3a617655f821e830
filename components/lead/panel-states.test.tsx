import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { panelStates } from '../../test/panel-states'
import { renderPanel, type RenderedPanel } from '../../test/render-panel'

vi.mock('../../lib/messages/messenger', async () => (await import('../../test/panel-worker')).messengerDouble)
vi.mock('./trusted', () => ({ isTrusted: () => true }))

const STATES = panelStates(Date.now())
const open = (name: string, prepare?: Parameters<typeof renderPanel>[1]) =>
  renderPanel(STATES[name]!, prepare)
const input = (worker: RenderedPanel['worker'], name: string) =>
  worker.calls.find((call) => call.name === name)?.input

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('before an answer', () => {
  it('asks nothing until the tab is known', () => {
    const { worker } = open('lead', { tab: { ready: false } })
    expect(worker.calls).toEqual([])
    expect(screen.getByRole('status', { name: 'Loading' })).toBeVisible()
  })

  it('says that the worker did not answer, and asks again', async () => {
    const { user, worker } = open('lead', {
      prepare: (w) => w.failures.set('panelView', new Error('no worker')),
    })
    const alert = await screen.findByRole('alert', {}, { timeout: 3000 })
    expect(alert).toHaveTextContent('Halfdoor could not read its workspace. Try again')
    worker.failures.clear()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Ann Lee' })).toBeVisible()
  })

  it('says that the extension was updated', async () => {
    open('lead', {
      prepare: (w) => w.failures.set('panelView', new Error('Extension context invalidated.')),
    })
    expect(await screen.findByRole('alert', {}, { timeout: 3000 })).toHaveTextContent(
      'Halfdoor was updated: reload this page.',
    )
  })

  it('keeps what is drawn where a later answer fails', async () => {
    const { worker, show } = open('lead')
    await screen.findByRole('heading', { name: 'Ann Lee' })
    worker.failures.set('panelView', new Error('gone'))
    await show(worker.view)
    expect(await screen.findByRole('alert', {}, { timeout: 3000 })).toHaveTextContent(
      'What you see may be old',
    )
    expect(screen.getByRole('heading', { name: 'Ann Lee' })).toBeVisible()
  })
})

describe('without a lead', () => {
  it.each([
    ['no-page', 'No page is read here'],
    ['not-allowed', 'Halfdoor does not read this site'],
    ['empty', 'Nobody here'],
    ['insiders', 'No lead here'],
    ['nameless', 'No name on this record'],
    ['changed', 'This page has changed'],
    ['changed-guessed', 'This page cannot be read'],
  ])('%s says "%s" and offers the search by hand', async (name, words) => {
    open(name)
    expect(await screen.findByRole('heading', { name: words })).toBeVisible()
    expect(screen.getByRole('searchbox', { name: 'Search for a lead' })).toBeVisible()
  })

  it('waits with a page that is not ready, and lets who cannot wait search', async () => {
    open('not-ready')
    expect(await screen.findByText('Waiting for the page')).toBeVisible()
    expect(screen.getByRole('searchbox', { name: 'Search for a lead' })).toBeVisible()
  })

  it('says where a page is only guessed at, and nothing of a change that nobody saw', async () => {
    const { show } = open('changed-guessed')
    expect(await screen.findByText(/knows little of this page/)).toBeVisible()
    expect(screen.queryByText(/any more/)).toBeNull()
    await show(STATES.changed!)
    expect(await screen.findByText(/any more/)).toBeVisible()
    expect(screen.queryByText(/knows little/)).toBeNull()
  })

  it.each(['first-run', 'unknown-first-run'])('%s leads to import and sample', async (name) => {
    const { user, worker } = open(name)
    expect(await screen.findByRole('heading', { name: 'Your workspace is empty' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Import a file' }))
    expect(input(worker, 'houseOpen')).toEqual({ house: 'import' })
    expect(screen.getByRole('button', { name: 'Fill the sample' })).toBeVisible()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })

  it.each([
    [true, undefined],
    [false, 'Not allowed. Nothing was read.'],
  ])('asks for the site from the click, and takes %s for an answer', async (given, words) => {
    const request = vi.fn(async () => given)
    vi.stubGlobal('chrome', { permissions: { request } })
    const { user } = open('not-allowed')
    await user.click(await screen.findByRole('button', { name: 'Allow on this site' }))
    expect(request).toHaveBeenCalledWith({ origins: ['https://crm.example/*'] })
    if (words) expect(await screen.findByText(words)).toBeVisible()
    else expect(screen.queryByText(/Not allowed/)).toBeNull()
  })
})

describe('people on the page', () => {
  it('are asked for with their reasons, and the choice is sent', async () => {
    const { user, worker } = open('ask')
    const people = await screen.findByRole('list', { name: 'People on this page' })
    expect(within(people).getAllByRole('listitem')).toHaveLength(3)
    expect(people).toHaveTextContent('also addressed · not in your workspace')
    await user.click(within(people).getByRole('button', { name: /Ann Lee/ }))
    expect(input(worker, 'personChoose')).toEqual({ tabId: 7, key: 'email:ann.lee@acme.example' })
  })

  it('one alone is asked about as one', async () => {
    const ask = STATES.ask
    if (ask?.kind !== 'ask') throw new Error('no such state')
    renderPanel({ ...ask, people: ask.people.slice(0, 1) })
    expect(await screen.findByRole('heading', { name: 'Is this the person?' })).toBeVisible()
  })

  it('somebody unknown is said to be so, and added with what the page says', async () => {
    const { user, worker } = open('unknown')
    expect(await screen.findByText('Not in your workspace.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Add as a lead' }))
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Dana Fox')
    expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveValue('dana@newco.example')
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Head of IT')
    await user.click(screen.getByRole('button', { name: 'Add lead' }))
    expect(input(worker, 'leadAdd')).toEqual({
      tabId: 7,
      name: 'Dana Fox',
      email: 'dana@newco.example',
      company: 'Newco',
      title: 'Head of IT',
    })
  })

  it('the form shows all that the page gave and begins at the first empty field', async () => {
    const view = STATES['unknown']!
    if (view.kind !== 'unknown') throw new Error('another state')
    const { company: _, ...person } = view.person
    const { user } = renderPanel({ ...view, person: { ...person, title: 'Head of IT' } })
    await user.click(await screen.findByRole('button', { name: 'Add as a lead' }))
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('Head of IT')
    const company = screen.getByRole('textbox', { name: 'Company' })
    expect(company).toHaveValue('')
    expect(company).toHaveFocus()
    expect(company).toHaveAccessibleDescription('The address is at newco.example.')
    await user.clear(screen.getByRole('textbox', { name: 'E-mail' }))
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'dana@gmail.com')
    expect(company).not.toHaveAccessibleDescription()
  })

  it('nobody is added without a name', async () => {
    const { user, worker } = open('unknown')
    await user.click(await screen.findByRole('button', { name: 'Add as a lead' }))
    await user.clear(screen.getByRole('textbox', { name: 'Name' }))
    await user.click(screen.getByRole('button', { name: 'Add lead' }))
    expect(await screen.findByText('A lead needs a name.')).toBeVisible()
    expect(input(worker, 'leadAdd')).toBeUndefined()
  })

  it('a name alone offers the leads of that name, and none of them', async () => {
    const { user, worker } = open('name-only')
    const hits = await screen.findByRole('list', { name: 'Leads found' })
    expect(screen.getByRole('button', { name: 'None of these: add as a lead' })).toBeVisible()
    await user.click(within(hits).getByRole('button', { name: /Birch & Co/ }))
    expect(input(worker, 'leadPick')).toEqual({ tabId: 7, leadId: 'lead-ann-2' })
  })
})

describe('the search by hand', () => {
  const leads = [
    { id: 'lead-1', name: 'Ida Ray', company: 'Nordwind' },
    { id: 'lead-2', name: 'Ivo Rand', company: 'Nordwind' },
  ]

  it('finds by company, moves by arrows, picks by Enter', async () => {
    const { user, worker } = open('empty', { prepare: (w) => (w.leads = leads) })
    await user.type(await screen.findByRole('searchbox'), 'nordw')
    await screen.findByRole('button', { name: /Ivo Rand/ })
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    await waitFor(() => expect(input(worker, 'leadPick')).toEqual({ tabId: 7, leadId: 'lead-2' }))
  })

  it('says where nobody is found', async () => {
    const { user } = open('empty')
    await user.type(await screen.findByRole('searchbox'), 'zzz')
    expect(await screen.findByText(/Nobody found for “zzz”/)).toBeVisible()
  })

  it('opens from the menu over a lead, and closes by Escape with the lead as it was', async () => {
    const { user } = open('lead')
    await user.click(await screen.findByRole('button', { name: 'Not yet' }))
    await screen.findByRole('button', { name: 'Undo' })
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Search for a lead' }))
    const field = await screen.findByRole('searchbox', { name: 'Search for a lead' })
    await waitFor(() => expect(field).toHaveFocus())
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('searchbox')).toBeNull()
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible()
  })
})

it('the menu leads to the house', async () => {
  const { user, worker } = open('lead')
  await user.click(await screen.findByRole('button', { name: 'More' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Verdicts and assets' }))
  expect(input(worker, 'houseOpen')).toEqual({ house: 'marketing' })
})

it('says where a page of the house did not open', async () => {
  const { user } = open('first-run', { prepare: (w) => w.failures.set('houseOpen', new Error('gone')) })
  await user.click(await screen.findByRole('button', { name: 'Import a file' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The page was not opened. Try again')
})
