import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from '../e2e/browser.ts'
import { AtomicCrmPage, type ContactShown } from './atomic-crm-page.ts'
import { panelStays, untilPanel, type PanelShown } from './panel-shown.ts'
import { realApplication } from './real-application.ts'
import { clickSteady } from './steady-click.ts'
import { fillWorkspace } from './workspace.ts'

const POLICIES = [
  { under: 'without a policy', policy: undefined },
  {
    under: 'under a policy that allows no frame',
    policy: "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-src 'none'",
  },
]

describe.each(POLICIES)('Atomic CRM $under', ({ policy }) => {
  let browser: Browser
  let crm: AtomicCrmPage
  let first: ContactShown
  let second: ContactShown

  beforeAll(async () => {
    browser = await startBrowser(undefined, { viewport: { width: 1600, height: 900 } })
    await fillWorkspace(browser, 'inSettings')
    crm = await AtomicCrmPage.open(browser.context, realApplication('atomicCrm'), policy)
  })
  afterAll(() => browser?.close())

  const isAbout =
    (kind: PanelShown['kind'], { email }: ContactShown) =>
    (shown: PanelShown) =>
      shown.kind === kind && shown.emails[0] === email

  it('takes nobody from the list of contacts', async () => {
    await panelStays(crm.page, ({ kind }) => kind === 'nobody')
  })

  it('asks with the contact of the open record first, by name', async () => {
    first = await crm.openFromList(0)
    const shown = await untilPanel(crm.page, isAbout('ask', first))
    expect(shown.text).toContain('Is this the person?')
    expect(shown.text).toContain(first.name)
  })

  it('shows the chosen one, who is not known and is added as a lead', async () => {
    const sidebar = await sidebarOf(crm.page)
    await clickSteady(sidebar.getByRole('button', { name: first.email }))
    await untilPanel(crm.page, isAbout('unknown', first))
    await sidebar.getByRole('button', { name: 'Add as a lead' }).click()
    const form = sidebar.getByRole('form', { name: 'Add a lead' })
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe(first.name)
    expect(await form.getByLabel('E-mail').inputValue()).toBe(first.email)
    await clickSteady(form.getByRole('button', { name: 'Add lead' }))
    const shown = await untilPanel(crm.page, isAbout('lead', first))
    expect(shown.text).toMatch(/Awareness · since/)
  })

  it('remembers the choice on the next visit', async () => {
    const again = await crm.openAgain()
    expect(await again.contact()).toEqual(first)
    const shown = await untilPanel(again.page, isAbout('lead', first))
    expect(shown.text).toContain('you chose them here')
    await again.page.close()
  })

  it('goes with the application to the list, to another contact and back', async () => {
    await crm.goToList()
    await panelStays(crm.page, ({ kind }) => kind === 'nobody')
    second = await crm.openFromList(1)
    expect(second.email).not.toBe(first.email)
    await untilPanel(crm.page, isAbout('ask', second))
    await crm.page.goBack()
    await panelStays(crm.page, ({ kind }) => kind === 'nobody')
    await crm.page.goBack()
    await untilPanel(crm.page, isAbout('lead', first))
  })
})
