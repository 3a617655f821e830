import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DefinitionVersion } from '../../../lib/domain/definition/definition'
import { Rule } from '../../../lib/domain/definition/rule'
import type { Lead } from '../../../lib/domain/lead'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { MarketingPage } from '../MarketingPage'
import { DAY, makeFeedback, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse } from '../test/open-house'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const NOW = Date.now()
const retail = Rule.parse({ all: [{ field: 'industry', op: 'in', value: ['Retail'] }] })
const version: DefinitionVersion = {
  version: 1,
  rule: retail,
  by: 'Mara',
  at: NOW - 9 * DAY,
  agreed: {
    marketing: { by: 'Mara', at: NOW - 9 * DAY },
    sales: { by: 'Sam', at: new Date(new Date(NOW).getFullYear(), 0, 1, 12).getTime() - 300 * DAY },
  },
}
const people = ['Retail', 'Retail', 'Food', undefined].map((industry, i) => {
  const lead: Lead = { id: `lead-${i}`, name: `Lead ${i}`, emails: [], crm: [], anchors: [], createdAt: 0, updatedAt: 0, industry } // prettier-ignore
  const viewed = {
    id: `t${i}`,
    type: 'pricing.viewed',
    at: NOW - DAY,
    side: 'marketing',
    source: 't',
  } as const
  return { lead, touchpoints: i % 2 ? [] : [viewed] }
})
const feedback = [
  makeFeedback('0', { leadId: 'lead-0', verdict: 'good' }),
  makeFeedback('2', { leadId: 'lead-2', verdict: 'bad' }),
]

const open = () => openHouse(<MarketingPage />, '#/definition')
const number = () => screen.findByRole('heading', { level: 1 })

beforeEach(() => {
  giveHeights()
  current.house = makeHouse({ versions: [version], people, feedback })
})

describe('the definition', () => {
  it('is read in plain words, with who agreed and how it does', async () => {
    open()
    const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(NOW - 9 * DAY)
    expect(await number()).toHaveTextContent(`Version 1 agreed by Marketing and Sales on ${day}`)
    const criteria = within(await screen.findByRole('list', { name: 'Criteria' })).getAllByRole('listitem')
    expect(criteria).toHaveLength(1)
    await waitFor(() => expect(criteria[0]).toHaveTextContent('Industry is Retail · fit2 of 4 leads now'))
    expect(
      await screen.findByText(/1 of 1 judged were good \(21 to 100%\), few verdicts yet/),
    ).toHaveTextContent('lift 2.00 · 1 of 2 that met it have a verdict')
    expect(screen.getByText(/Sales agreed/)).toHaveTextContent('Sales agreed: Sam')
    expect(document.title).toBe('Definition · Halfdoor')
  })

  it('says who said “Not yet” apart from those judged', async () => {
    const first = current.house.state.feedback[0]!
    current.house.state.feedback = [first, makeFeedback('1', { leadId: 'lead-1', verdict: 'notYet' })]
    open()
    expect(await screen.findByText(/few verdicts yet/)).toHaveTextContent(
      '1 of 2 that met it have a verdict, 1 more said “Not yet”',
    )
    expect(screen.getByText(/counts by what it had done when the verdict was given/)).toBeVisible()
  })

  it('is changed in a form that shows what changes, and saved as a new version', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Change it' }))
    const save = screen.getByRole('button', { name: 'Save as version 2' })
    expect(save).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'Add what they did' }))
    expect(screen.getByText('Fill in every criterion to see how many leads meet it.')).toBeVisible()
    expect(save).toBeDisabled()
    await user.type(screen.getByRole('combobox', { name: 'Touchpoints' }), 'pricing page{Enter}')
    const changes = await screen.findByRole('list', { name: 'What changes' })
    expect(changes).toHaveTextContent('Takes away 1 lead: Lead 1')
    await user.type(screen.getByRole('textbox', { name: 'Why it changes' }), 'Too many idle leads')
    await user.click(save)
    const waiting = await screen.findByRole('region', { name: 'Version 2, not in force' })
    expect(waiting).toHaveTextContent(
      'Draft, version 2, waiting for Marketing and Sales“Too many idle leads”',
    )
    expect(within(waiting).getByRole('list', { name: 'Criteria' })).toHaveTextContent(
      'Pricing page: at least once within 30 days',
    )
    expect(await number()).toHaveTextContent('Version 1')
  })

  it('comes into force once both sides have agreed by name', async () => {
    current.house.state.versions = [version, { ...version, version: 2, agreed: {} }]
    const { user } = open()
    const waiting = await screen.findByRole('region', { name: 'Version 2, not in force' })
    const sales = within(waiting).getByRole('button', { name: 'Sales agrees' })
    expect(sales).toBeDisabled()
    await user.type(within(waiting).getByRole('textbox', { name: 'For Sales, by name' }), 'Sam')
    await user.click(sales)
    expect(await within(waiting).findByText(/Sales agreed/)).toBeVisible()
    expect(await number()).toHaveTextContent('Version 1')
    const marketing = within(waiting).getByRole('textbox', { name: 'For Marketing, by name' })
    expect(marketing).toHaveValue('Mei Tan')
    await user.click(within(waiting).getByRole('button', { name: 'Marketing agrees' }))
    await waitFor(async () => expect(await number()).toHaveTextContent('Version 2 agreed'))
    expect(current.house.state.versions[1]!.agreed).toMatchObject({ marketing: { by: 'Mei Tan' }, sales: { by: 'Sam' } }) // prettier-ignore
  })

  it('keeps what was changed and not saved while the person is elsewhere', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'Change it' }))
    await user.click(screen.getByRole('radio', { name: 'Any of these' }))
    await user.click(screen.getByRole('link', { name: 'Assets' }))
    await user.click(screen.getByRole('link', { name: 'Definition' }))
    expect(await screen.findByRole('radio', { name: 'Any of these' })).toBeChecked()
    await user.click(screen.getByRole('button', { name: 'Discard changes' }))
    expect(await screen.findByRole('button', { name: 'Change it' })).toBeVisible()
  })

  it('begins with nothing, and says so', async () => {
    current.house = makeHouse({ people })
    const { user } = open()
    expect(await number()).toHaveTextContent('No definition in force')
    await user.click(screen.getByRole('button', { name: 'Write a definition' }))
    expect(screen.getByText('Add a criterion to see how many leads meet it.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Add who they are' }))
    await user.type(screen.getByRole('textbox', { name: 'Values' }), 'Retail{Enter}')
    expect(await screen.findByText('2 of 4 leads')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Save as version 1' }))
    expect(await screen.findByRole('region', { name: 'Version 1, not in force' })).toBeVisible()
  })

  it('says where it could not be read or saved', async () => {
    current.house.failNext('definitionTry', new ExpectedError('The leads are being read anew.'))
    const { user } = open()
    expect(await screen.findByRole('alert')).toHaveTextContent('The leads are being read anew.')
    await user.click(screen.getByRole('button', { name: 'Change it' }))
    await user.click(screen.getByRole('radio', { name: 'Any of these' }))
    current.house.failNext('definitionPut')
    await user.click(screen.getByRole('button', { name: 'Save as version 2' }))
    expect(await screen.findByText(/The version was not saved./)).toBeVisible()
  })
})
