import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_REPORT_SETTINGS } from '../../../lib/domain/reports/report-settings'
import type { HeldReports } from '../../../lib/messages/report-port'
import { ExpectedError } from '../../../lib/platform/expected-error'
import type { HouseDouble } from '../house-double'
import { invalidateNouns } from '../house-queries'
import { MarketingPage } from '../MarketingPage'
import { makeAsset, makeHouse } from '../test/house-rows'
import { giveHeights, openHouse, visit } from '../test/open-house'
import type { askReports } from './report-client'
import { aPerson, ago, aTouch, makeReports, NOW, someReports } from './test/made-reports'

type Asking = Parameters<typeof askReports>[0]
const current = vi.hoisted(() => ({
  house: undefined as unknown as HouseDouble,
  answer: undefined as unknown as (asking: Asking) => Promise<HeldReports>,
}))
vi.mock('../../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))
vi.mock('./report-client', () => ({ askReports: (asking: Asking) => current.answer(asking) }))

const hold = (reports = someReports(), isOutdated = false): HeldReports => ({ reports, took: 10, isOutdated })
const downloads: string[] = []

beforeEach(() => {
  giveHeights()
  vi.spyOn(Date, 'now').mockReturnValue(NOW + 180_000)
  current.house = makeHouse()
  current.answer = async () => hold()
  downloads.length = 0
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((text) => downloads.push(text))
    return 'blob:made'
  }
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})

const table = (name: string) => screen.findByRole('table', { name })
const rowOf = async (name: string, row: string | RegExp) => {
  const head = within(await table(name)).getByRole('rowheader', { name: row })
  return head.closest('tr')!
}
const open = (section: string) => openHouse(<MarketingPage />, `#/reports/${section}`)

describe('the page of reports', () => {
  it('says what it counts and how old it is, and works them out again', async () => {
    const { user } = open('')
    expect(await screen.findByRole('heading', { level: 1, name: /^26 leads 5 won, 99 touchpoints since/ })).toBeInTheDocument() // prettier-ignore
    expect(screen.getByText('Worked out 3 minutes ago')).toBeInTheDocument()
    const asked = vi.fn(async (asking: Asking) => {
      asking.onProgress({ done: 500, of: 1200 })
      return hold(makeReports([aPerson()]))
    })
    current.answer = asked
    await user.click(screen.getByRole('button', { name: 'Work out again' }))
    expect(await screen.findByRole('heading', { level: 1, name: /^1 lead 0 won/ })).toBeInTheDocument()
    expect(asked.mock.calls.map(([{ fresh }]) => fresh)).toEqual([true])
  })
  it('shows how far the work is, and gives it up when the person goes away', async () => {
    const signals: AbortSignal[] = []
    current.answer = ({ onProgress, signal }) => {
      signals.push(signal)
      onProgress({ done: 500, of: 1200 })
      return new Promise(() => undefined)
    }
    open('funnel')
    expect(await screen.findByRole('progressbar', { name: 'Working the reports out' })).toHaveAttribute(
      'aria-valuetext',
      '500 of 1,200 leads',
    )
    await visit('#/assets')
    await waitFor(() => expect(signals.at(-1)!.aborted).toBe(true))
  })
  it('asks anew when rows change, and says so where the held ones are older', async () => {
    const { client } = open('funnel')
    await table('Funnel')
    current.answer = async () => hold(someReports(), true)
    invalidateNouns(client, ['lead'])
    expect(await screen.findByText('Rows have changed since')).toBeInTheDocument()
  })
  it('says in words what failed, and tries again', async () => {
    current.answer = () => Promise.reject(new ExpectedError('The disk is full.'))
    const { user } = open('funnel')
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
    current.answer = async () => hold()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await table('Funnel')).toBeInTheDocument()
  })
  it('without leads says what comes, and how to begin', async () => {
    current.house = makeHouse({ leads: 0, assets: [], feedback: [] })
    current.answer = async () => hold(makeReports([]))
    open('funnel')
    expect(await screen.findByRole('heading', { name: 'Reports come with leads' })).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: 'Fill the sample workspace' })).toBeInTheDocument()
  })
  it('has a tab for each report, and an unknown one opens the first', async () => {
    open('nonsense')
    expect(await table('Funnel')).toBeInTheDocument()
    const tabs = within(screen.getByRole('navigation', { name: 'Reports' })).getAllByRole('link')
    expect(tabs.map((tab) => tab.textContent)).toEqual([
      'Funnel', 'Sources', 'Speed and promises', 'Attribution', 'Assets', 'Accounts', 'Velocity',
    ]) // prettier-ignore
    await visit('#/reports/velocity')
    expect(await screen.findByRole('heading', { name: 'Sales velocity' })).toBeInTheDocument()
  })
})

describe('the funnel', () => {
  it('gives each rate with its count, interval and pending, and opens how it is worked out', async () => {
    const { user } = open('funnel')
    // Twenty days from opportunity to won, of five that had ninety: eighty days ago is not enough.
    expect(await rowOf('Funnel', 'Won')).toHaveTextContent('none old enough yet, 5 pending')
    await user.click(screen.getByRole('radio', { name: '60 days' }))
    const won = await rowOf('Funnel', 'Won')
    expect(won).toHaveTextContent('100%')
    expect(won).toHaveTextContent('5 of 5 (57 to 100%), few data yet')
    expect(won).toHaveTextContent('20 days (20 to 20)')
    expect(screen.getByText(/^MQL is left out/)).toBeInTheDocument()
    expect(screen.getByText(/95% Wilson interval/)).not.toBeVisible()
    await user.click(screen.getByText('How this is worked out'))
    expect(screen.getByText(/95% Wilson interval/)).toBeVisible()
  })
  it('says who skipped a step, and takes no rate and no time from them', async () => {
    const bought = aPerson({ anchors: [{ kind: 'won', at: ago(95) }] })
    const usual = aPerson({ anchors: [{ kind: 'opportunity', at: ago(96) }, { kind: 'won', at: ago(92) }] }) // prettier-ignore
    current.answer = async () => hold(makeReports([bought, usual, aPerson()]))
    open('funnel')
    const row = await rowOf('Funnel', 'Opportunity')
    expect(row).toHaveTextContent('1 skipped it')
    expect(row).toHaveTextContent('1 of 3')
    const won = await rowOf('Funnel', 'Won')
    expect(won).toHaveTextContent('1 of 1')
    expect(won).toHaveTextContent('4 days')
    expect(won).not.toHaveTextContent('skipped')
  })
  it('without a won lead says what is missing, with the way to bring it', async () => {
    current.answer = async () => hold(makeReports([aPerson()]))
    open('funnel')
    const words = await screen.findByText(/^No lead is known as won/)
    expect(within(words.parentElement!).getByRole('link', { name: 'Import' })).toHaveAttribute(
      'href',
      '#/import',
    )
  })
})

describe('where leads come from', () => {
  it('is by source, sorted as wished, and downloads without a formula', async () => {
    const { user } = open('sources')
    expect(await rowOf('Leads by source', 'Fair')).toHaveTextContent('5 of 25 (8.9 to 39%)')
    expect(await rowOf('Leads by source', /HYPERLINK/)).toHaveTextContent('none old enough yet, 1 pending')
    const names = async () =>
      within(await table('Leads by source'))
        .getAllByRole('rowheader')
        .map((head) => head.textContent)
    expect((await names())[0]).toBe('Fair')
    await user.click(screen.getByRole('button', { name: 'Source' }))
    expect((await names())[1]).toBe('Fair')
    await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
    await waitFor(() => expect(downloads).toHaveLength(1))
    const lines = downloads[0]!.split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF?"Source","Leads","Won","Won within 90 days",/)
    expect(lines[1]).toMatch(/^"Fair",25,5,5,25,0\.2,/)
    expect(lines[2]).toMatch(/^"'=HYPERLINK\(""x""\)",1,0,0,0,,/)
    await user.click(screen.getByRole('radio', { name: 'Month' }))
    expect(await rowOf('Leads by month', 'January 2026')).toHaveTextContent('25')
  })
})

describe('speed and promises', () => {
  it('are in business hours, with what each promise came to', async () => {
    open('speed')
    // Handed over on Saturday 31 January, called within the weekend: no business time went by.
    expect(await screen.findByText(/from hand-over to first touch in the median/)).toBeInTheDocument()
    expect(await rowOf('Promises', /^Sales’ first attempt/)).toHaveTextContent('25 of 25 (87 to 100%)')
    expect(screen.getByText(/The verdict counts from the first one/)).toBeInTheDocument()
  })
  it('without an act of sales say so', async () => {
    current.answer = async () =>
      hold(makeReports([aPerson({}, { touchpoints: [aTouch('demo.requested', 3)] })]))
    open('speed')
    expect(await screen.findByText(/^No call, meeting or message by sales is known/)).toBeInTheDocument()
  })
  it('take the company’s hours, and say what is wrong with them', async () => {
    const { user } = open('speed')
    expect(await screen.findByText('Monday to Friday, 09:00 to 17:00, UTC.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Change' }))
    const zone = screen.getByRole('combobox', { name: 'Time zone' })
    await user.clear(zone)
    await user.type(zone, 'Mars/Olympus')
    await user.click(screen.getByRole('checkbox', { name: 'Fri' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('No such time zone. Write it as Europe/Berlin.')).toBeInTheDocument()
    expect(current.house.state.reportSettings).toBeUndefined()
    await user.clear(zone)
    await user.type(zone, 'Europe/Berlin')
    await user.type(screen.getByRole('textbox', { name: /^What a won deal is worth/ }), '12,000')
    await user.type(screen.getByRole('textbox', { name: 'Currency' }), 'EUR')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(current.house.state.reportSettings).toEqual({
        calendar: { zone: 'Europe/Berlin', days: [1, 2, 3, 4], opens: '09:00', closes: '17:00' },
        dealValue: 12000,
        currency: 'EUR',
      }),
    )
    expect(await screen.findByRole('button', { name: 'Change' })).toBeInTheDocument()
  })
})

describe('attribution', () => {
  it('has eight rules side by side over both teams, and says that none tells who won', async () => {
    open('attribution')
    const heads = within(await table('Won deals by channel and rule')).getAllByRole('columnheader')
    expect(heads.map((head) => head.textContent)).toEqual([
      'Channel', 'Journeys', 'First', 'Last', 'Linear', 'Time decay', 'Position', 'W-shaped', 'Markov', 'Shapley',
    ]) // prettier-ignore
    const event = within(await rowOf('Won deals by channel and rule', 'EventMarketing')).getAllByRole('cell')
    expect(event.map((cell) => cell.textContent)).toEqual(expect.arrayContaining(['25', '5.0', '0']))
    expect(await rowOf('Won deals by channel and rule', 'PhoneSales')).toBeInTheDocument()
    expect(screen.getByText(/No number says who won/)).toHaveTextContent('Few data yet')
  })
  it('says what cannot be attributed', async () => {
    const won = [{ kind: 'won' as const, at: ago(2) }]
    current.answer = async () => hold(makeReports([aPerson({ anchors: won })]))
    open('attribution')
    expect(await screen.findByText(/1 of 1 had no known touch before/)).toBeInTheDocument()
  })
})

describe('assets, accounts and velocity', () => {
  it('say what moved leads on, and what was never sent', async () => {
    const { user } = open('assets')
    expect(await rowOf('Assets', 'ROI sheet')).toHaveTextContent('3 of 4 (30 to 95%), few data yet')
    await user.click(screen.getByRole('radio', { name: 'Never used, 1' }))
    expect(await rowOf('Assets', /^FAQ/)).toBeInTheDocument()
    expect(screen.queryByRole('rowheader', { name: 'ROI sheet' })).toBeNull()
    await user.click(screen.getByRole('radio', { name: 'Expired, still sent, 0' }))
    expect(await screen.findByText('None: nothing was sent past its last day.')).toBeInTheDocument()
    expect(screen.queryByText('Viewed', { selector: 'th *' })).toBeNull()
  })
  it('say who opened what, of the sends with a tracked link only', async () => {
    const send = { leadId: 'x', member: 'Rita', at: ago(20), outcome: 'inserted' } as const
    const sends = [
      { ...send, id: 'a', assetId: 'roi', tracked: true },
      { ...send, id: 'b', assetId: 'roi', tracked: true },
      { ...send, id: 'c', assetId: 'roi' },
      { ...send, id: 'd', assetId: 'faq' },
    ]
    const assets = [makeAsset('roi', { title: 'ROI sheet' }), makeAsset('faq', { title: 'FAQ' })]
    current.answer = async () =>
      hold(makeReports([aPerson({}, { sends })], { assets, viewedAt: new Map([['a', ago(19)]]) }))
    open('assets')
    expect(await rowOf('Assets', 'ROI sheet')).toHaveTextContent('1 of 2 (9.5 to 91%)')
    const heads = within(await table('Assets')).getAllByRole('columnheader')
    const viewed = heads.findIndex((head) => head.textContent?.includes('Viewed'))
    expect((await rowOf('Assets', 'FAQ')).children[viewed]).toHaveTextContent(/^–$/)
  })
  it('name the account that went quiet', async () => {
    open('accounts')
    expect(await screen.findByText('1 of 1 account in play needs a look.')).toBeInTheDocument()
    expect(await rowOf('Struggling accounts', 'Quiet GmbH')).toHaveTextContent('no touch for 89 days')
  })
  it('tell velocity in deals, and in money where the company says what a deal is worth', async () => {
    const { client } = open('velocity')
    // Five, all won, in twenty days: 5 × 1 / 20 a day.
    expect(await screen.findByText('7.5 won deals a month')).toBeInTheDocument()
    expect(screen.getByText(/5 opportunities decided, few data yet/)).toBeInTheDocument()
    const settings = { ...DEFAULT_REPORT_SETTINGS, dealValue: 2000, currency: 'EUR' }
    current.answer = async () => hold(someReports(settings))
    invalidateNouns(client, ['settings'])
    expect(await screen.findByText('500 EUR a day')).toBeInTheDocument()
  })
})
