import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPractice, type Practice } from '../../scripts/practice/server.ts'
import { fillSample } from '../../scripts/start/fill-sample.ts'
import { waitForLead } from '../../scripts/start/sidebar.ts'
import { sidebarOf, startBrowser, type Browser } from './browser.ts'
import { press } from './press.ts'

/** What the panel says of an insertion, and what is counted. */

let browser: Browser
let practice: Practice
let page: Page
let frame: Frame

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
beforeEach(async () => {
  await page.goto(practice.messageUrl('ann'))
  await waitForLead(page, 'Ann Lee', 10_000)
  frame = await sidebarOf(page)
  await page.locator('#reply').click()
  await page.keyboard.type('As promised: ')
})

const row = () =>
  frame
    .getByRole('list', { name: 'Suggestions' })
    .getByRole('listitem')
    .filter({ hasText: 'Security overview' })
const draft = () => page.locator('.draft-body').innerHTML()
const times = async () => (await draft()).split('nordwind.example/content/').length - 1

/** How often the asset was sent, as marketing sees it. */
async function sends(): Promise<number> {
  const uses = await browser.openOwn('marketing.html#/assets')
  const cells = uses.getByRole('row', { name: /Security overview/ }).getByRole('cell')
  await cells.first().waitFor()
  const count = Number(await cells.first().innerText())
  await uses.close()
  await page.bringToFront()
  return count
}

it('says where the draft has it already, puts it there again only when that is pressed, and counts one send', async () => {
  const before = await sends()
  await press(row(), /insert security overview/i, /^Inserted$/)
  expect(await times()).toBe(1)
  await press(row(), /insert security overview/i, /^It is in this draft already\.$/)
  expect(await times()).toBe(1)
  await press(row(), /insert again security overview/i, /^Inserted$/)
  expect(await times()).toBe(2)
  expect(await sends()).toBe(before + 1)
})
