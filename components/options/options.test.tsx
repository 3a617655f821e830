import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostLine } from '../../lib/messages/house-to-worker'
import { ExpectedError } from '../../lib/platform/expected-error'
import type { HouseDouble } from '../marketing/house-double'
import { invalidateNouns } from '../marketing/house-queries'
import { makeHouse } from '../marketing/test/house-rows'
import { openHouse } from '../marketing/test/open-house'
import { OptionsPage } from './OptionsPage'

const current = vi.hoisted(() => ({ house: undefined as unknown as HouseDouble }))
vi.mock('../../lib/messages/messenger', () => ({
  askAsHouse: (name: never, input: unknown) => current.house.ask(name, input),
}))

const asked = vi.fn<(origins: string[]) => Promise<boolean>>()
const opened = vi.fn()
const askedFor = (name: string) => current.house.asked.filter((each) => each.name === name).length
const settings = () => current.house.state.settings
const region = (name: string) => within(screen.getByRole('region', { name }))

/** The browser's permissions over the double's list of sites. */
function stubBrowser() {
  const strip = (pattern: string) => pattern.replace(/\/\*$/, '')
  vi.stubGlobal('chrome', {
    permissions: {
      async request({ origins }: { origins: string[] }) {
        const given = await asked(origins)
        if (given) current.house.state.sites = [...current.house.state.sites, ...origins.map(strip)]
        return given
      },
      async remove({ origins }: { origins: string[] }) {
        if (origins.some((origin) => origin.includes('127.0.0.1')))
          throw new Error('You cannot remove required permissions.')
        current.house.state.sites = current.house.state.sites.filter(
          (site) => !origins.map(strip).includes(site),
        )
        return true
      },
    },
    commands: {
      getAll: () =>
        Promise.resolve([
          { name: '_execute_action', description: '', shortcut: '' },
          { name: 'toggle-sidebar', description: 'Open or close the sidebar', shortcut: 'Alt+Shift+H' },
          { name: 'give-verdict', description: 'Go to the verdict', shortcut: '' },
        ]),
    },
    tabs: { create: opened },
  })
}

beforeEach(() => {
  asked.mockReset().mockResolvedValue(true)
  opened.mockReset()
  stubBrowser()
  current.house = makeHouse({ sites: ['https://mail.google.com', 'http://127.0.0.1'] })
})

describe('who you are', () => {
  it('keeps the name as the field is left, and can undo', async () => {
    const { user } = openHouse(<OptionsPage />)
    const name = await screen.findByRole('textbox', { name: 'Your name' })
    await user.clear(name)
    await user.type(name, ' Priya Natarajan {Enter}')
    await waitFor(() => expect(settings().member).toBe('Priya Natarajan'))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(settings().member).toBe('Mei Tan'))
    expect(screen.getByRole('textbox', { name: 'Your name' })).toHaveValue('Mei Tan')
  })

  it('keeps addresses in one spelling and colleagues’ domains', async () => {
    const { user } = openHouse(<OptionsPage />)
    await user.type(
      await screen.findByRole('textbox', { name: 'Your own addresses' }),
      'Ann@ACME.example{Enter}',
    )
    await user.type(screen.getByRole('textbox', { name: 'Your company’s domains' }), '@acme.example{Enter}')
    await waitFor(() =>
      expect(settings().own).toEqual({ emails: ['ann@acme.example'], domains: ['acme.example'] }),
    )
    await user.click(screen.getByRole('button', { name: 'Remove ann@acme.example' }))
    await waitFor(() => expect(settings().own.emails).toEqual([]))
  })

  it('refuses a public mail service as a colleagues’ domain and says why', async () => {
    const { user } = openHouse(<OptionsPage />)
    const domains = await screen.findByRole('textbox', { name: 'Your company’s domains' })
    await user.type(domains, 'gmail.com{Enter}')
    expect(domains).toHaveAccessibleDescription(
      'Anyone can have an address at gmail.com, so it makes nobody a colleague.',
    )
    expect(domains).toHaveValue('gmail.com')
    expect(settings().own.domains).toEqual([])
  })

  it('puts a change back that could not be saved, and says so', async () => {
    const { user } = openHouse(<OptionsPage />)
    await screen.findByRole('radio', { name: 'Intent' })
    current.house.failNext('settingsPut', new ExpectedError('The disk is full. Make room and try again.'))
    current.house.failNext('settingsGet', new ExpectedError('The workspace is being upgraded. Try again.'))
    await user.click(screen.getByRole('radio', { name: 'Intent' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
    expect(screen.getByRole('radio', { name: 'Consideration' })).toBeChecked()
    expect(settings().handoff).toBe('consideration')
  })
})

describe('the handoff line', () => {
  it('stands before the first stage of sales and moves by click', async () => {
    const { user } = openHouse(<OptionsPage />)
    const stages = await screen.findByRole('radiogroup', { name: 'The first stage of sales' })
    const owners = () =>
      within(stages)
        .getAllByRole('radio')
        .map((stage) => /Marketing|Sales/.exec(stage.textContent)![0])
    expect(owners()).toEqual(['Marketing', 'Marketing', 'Sales', 'Sales', 'Sales', 'Sales'])
    await user.click(within(stages).getByRole('radio', { name: 'Evaluation' }))
    await waitFor(() => expect(settings().handoff).toBe('evaluation'))
    expect(owners()).toEqual(['Marketing', 'Marketing', 'Marketing', 'Marketing', 'Sales', 'Sales'])
  })
})

describe('the allowed sites', () => {
  it('are listed and can be taken back', async () => {
    const { user } = openHouse(<OptionsPage />)
    await user.click(await screen.findByRole('button', { name: 'Take back mail.google.com' }))
    await waitFor(() => expect(screen.queryByText('mail.google.com')).toBeNull())
    expect(current.house.state.sites).toEqual(['http://127.0.0.1'])
    expect(askedFor('siteList')).toBe(2)
  })

  it('says where the browser keeps one', async () => {
    const { user } = openHouse(<OptionsPage />)
    await user.click(await screen.findByRole('button', { name: 'Take back http://127.0.0.1' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The browser keeps this one')
    expect(screen.getByText('http://127.0.0.1')).toBeInTheDocument()
  })

  it('grow by an address, asked for in the browser’s own question', async () => {
    const { user } = openHouse(<OptionsPage />)
    await user.type(
      await screen.findByRole('textbox', { name: 'Allow one more' }),
      'https://crm.acme.example:8443/leads',
    )
    await user.click(screen.getByRole('button', { name: 'Allow' }))
    expect(asked).toHaveBeenCalledWith(['https://crm.acme.example/*'])
    expect(await screen.findByText('crm.acme.example')).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Allow one more' })).toHaveValue('')
  })

  it('do not grow by a refusal or by what is no site', async () => {
    asked.mockResolvedValue(false)
    const { user } = openHouse(<OptionsPage />)
    const field = await screen.findByRole('textbox', { name: 'Allow one more' })
    await user.type(field, 'crm.acme.example{Enter}')
    await waitFor(() => expect(field).toHaveAccessibleDescription(/was not allowed/))
    expect(field).toHaveValue('crm.acme.example')
    await user.clear(field)
    await user.type(field, 'chrome://settings{Enter}')
    expect(field).toHaveAccessibleDescription(/https:\/\/ or http:\/\//)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('crm.acme.example')).toBeNull()
  })
})

describe('the known hosts', () => {
  const line = (host: string, label: string, part: Partial<HostLine> = {}): HostLine => ({
    host,
    label,
    sites: [`${host}.example`],
    on: true,
    asksFirst: false,
    ...part,
  })
  const hosts = [
    line('gmail', 'Gmail', { health: { pages: 31, changed: 2, probes: {} } }),
    line('linkedin', 'LinkedIn', { on: false, asksFirst: true }),
    line('roundcube', 'Roundcube', { sites: [] }),
  ]
  const list = { version: 20_261_122, isUpdate: false, takesUpdates: true, hosts, taught: [] }

  it('say how their pages were read, and are turned on and off', async () => {
    current.house = makeHouse({ hosts: structuredClone(list) })
    const { user } = openHouse(<OptionsPage />)
    const gmail = await screen.findByRole('checkbox', { name: /^Gmail/ })
    expect(screen.getByText('gmail.example · 31 pages read, 2 not understood')).toBeVisible()
    expect(screen.getByText('Self-hosted, known by its pages')).toBeVisible()
    await user.click(gmail)
    await waitFor(() => expect(gmail).not.toBeChecked())
    const linkedin = screen.getByRole('checkbox', { name: /^LinkedIn/ })
    expect(linkedin).not.toBeChecked()
    await user.click(linkedin)
    await waitFor(() => expect(linkedin).toBeChecked())
  })

  it('say in words why a file of tables was refused', async () => {
    current.house = makeHouse({ hosts: structuredClone(list) })
    const { user } = openHouse(<OptionsPage />)
    await user.upload(await screen.findByLabelText('File of tables'), new File(['{}'], 'tables.json'))
    expect(await screen.findByText('The signature of this file does not fit.')).toBeVisible()
    expect(screen.getByText(/Tables of 22 Nov 2026, came with the extension/)).toBeVisible()
  })

  it('forget a site that was taught', async () => {
    const taught = [line('taught-1', 'crm.acme.example')]
    current.house = makeHouse({ hosts: { ...structuredClone(list), takesUpdates: false, taught } })
    const { user } = openHouse(<OptionsPage />)
    await user.click(await screen.findByRole('button', { name: 'Forget crm.acme.example' }))
    await waitFor(() => expect(screen.queryByText('Sites you taught')).toBeNull())
    expect(screen.getByText(/has no key to check such a file by/)).toBeVisible()
  })
})

describe('the rest of the settings', () => {
  it('lists the keys as they are set and leads to where they are changed', async () => {
    const { user } = openHouse(<OptionsPage />)
    const keys = region('Keyboard')
    expect(await keys.findByText('Alt+Shift+H')).toBeInTheDocument()
    expect(keys.getByText('Go to the verdict').parentElement).toHaveTextContent('Not set')
    await user.click(keys.getByRole('button', { name: 'Change these keys' }))
    expect(opened).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' })
  })

  it('tells what is stored, and follows it', async () => {
    const { client } = openHouse(<OptionsPage />)
    const stored = region('What is stored, and where')
    expect(await stored.findByText(/40 leads, 812 touchpoints, no assets/)).toBeInTheDocument()
    current.house.state.leads = 41
    invalidateNouns(client, ['lead'])
    expect(await stored.findByText(/41 leads/)).toBeInTheDocument()
  })

  it('fills the sample workspace and takes it away after a question', async () => {
    const { user } = openHouse(<OptionsPage />)
    const sample = within(await screen.findByRole('region', { name: 'Sample workspace' }))
    await user.click(await sample.findByRole('button', { name: 'Fill the sample workspace' }))
    await user.click(await sample.findByRole('button', { name: 'Remove the sample workspace' }))
    expect(askedFor('sampleFill')).toBe(1)
    await user.click(await screen.findByRole('button', { name: 'Keep it' }))
    expect(askedFor('sampleRemove')).toBe(0)
    expect(current.house.state.sample).toBe(true)
    await user.click(sample.getByRole('button', { name: 'Remove the sample workspace' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }))
    expect(await sample.findByRole('button', { name: 'Fill the sample workspace' })).toBeInTheDocument()
    expect(await screen.findByText('Sample workspace removed. Left: nothing yet.')).toBeInTheDocument()
    expect(current.house.state.sample).toBe(false)
  })

  it('says that the settings did not come, and asks again', async () => {
    current.house.failNext('settingsGet', new ExpectedError('The workspace is being upgraded. Try again.'))
    const { user } = openHouse(<OptionsPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('The workspace is being upgraded.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('textbox', { name: 'Your name' })).toHaveValue('Mei Tan')
  })
})
