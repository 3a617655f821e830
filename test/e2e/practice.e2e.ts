import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPractice, type Practice } from '../../scripts/practice/server.ts'
import { fillSample } from '../../scripts/start/fill-sample.ts'
import { waitForLead as waitForLeadOn } from '../../scripts/start/sidebar.ts'
import { sidebarOf, startBrowser, type Browser } from './browser.ts'

let browser: Browser
let practice: Practice
let page: Page

beforeAll(async () => {
  browser = await startBrowser()
  practice = await startPractice()
  await fillSample(browser.context, browser.id)
  page = await browser.context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await practice?.close()
})

const waitForLead = (on: Page, name: string) => waitForLeadOn(on, name, 10_000)

/** Waits until the sidebar says this. */
async function shows(text: string | RegExp): Promise<void> {
  const frame = await sidebarOf(page)
  await frame.getByText(text).first().waitFor()
}

/** Looks for a moment, as the panel asks of a consequential click, then presses the first button of this name. */
async function press(frame: Frame, name: RegExp): Promise<void> {
  const button = frame.getByRole('button', { name }).first()
  await button.waitFor()
  await page.waitForTimeout(800)
  await button.click()
}

describe('the practice inbox', () => {
  it.each([
    ['ann', 'Ann Lee'],
    ['tomas', 'Tomás Rivera'],
    ['chloe', 'Chloé Marchand'],
    ['layla', 'Layla Haddad'],
    ['maria', 'Maria Magdalena Josefina Annunziata'],
  ])('shows the sender of %s as the lead, with a stage', async (id, name) => {
    await page.goto(practice.messageUrl(id))
    await waitForLead(page, name)
  })

  it('follows from message to message without a reload', async () => {
    await page.goto(practice.messageUrl('ann'))
    await waitForLead(page, 'Ann Lee')
    await page.getByRole('link', { name: /Marcus Webb/ }).click()
    await waitForLead(page, 'Marcus Webb')
  })

  it('asks before it takes a shared mailbox for a person', async () => {
    await page.goto(practice.messageUrl('einkauf'))
    await shows('Is this the person?')
    await shows('Einkauf Vitaplus')
  })

  it('says that a stranger is not known, and does not take the colleague', async () => {
    await page.goto(practice.messageUrl('stranger'))
    await shows('Noor van Dijk')
    await page.goto(practice.messageUrl('jonas'))
    await shows('No lead here')
  })

  it('takes nobody from the list where no message is open', async () => {
    await page.goto(`${practice.origin}/inbox`)
    await shows('Nobody here')
  })

  it('puts content into the reply, before signature and quote', async () => {
    await page.goto(practice.messageUrl('ann'))
    await waitForLead(page, 'Ann Lee')
    await page.locator('#reply').click()
    await page.keyboard.type('As promised: ')
    const frame = await sidebarOf(page)
    await press(frame, /^insert/i)
    await expect.poll(() => page.locator('.draft-body').innerHTML()).toContain('nordwind.example/content/')
    const html = await page.locator('.draft-body').innerHTML()
    const place = html.indexOf('nordwind.example/content/')
    expect(html.indexOf('As promised')).toBeLessThan(place)
    expect(place).toBeLessThan(html.indexOf('class="signature"'))
    expect(place).toBeLessThan(html.indexOf('<blockquote'))
  })

  it('keeps a verdict', async () => {
    // The sample has no verdict on her.
    await page.goto(practice.messageUrl('ann'))
    await waitForLead(page, 'Ann Lee')
    const frame = await sidebarOf(page)
    await press(frame, /^good lead/i)
    await frame.getByRole('button', { name: /undo/i }).waitFor()
    const house = await browser.openOwn('marketing.html')
    await house.getByText('Ann Lee').first().waitFor()
    await house.close()
  })
})

describe('the practice CRM', () => {
  it.each([
    ['tomas', 'Tomás Rivera'],
    ['aiko', 'Aiko Tanaka'],
    ['grace', 'Grace Kim'],
    ['peter', 'Peter Novák'],
  ])('shows the contact of the open record: %s', async (key, name) => {
    await page.goto(practice.recordUrl(key))
    await waitForLead(page, name)
  })

  it('takes nobody from the list of contacts', async () => {
    await page.goto(`${practice.origin}/crm/contacts`)
    await shows('Nobody here')
  })
})
