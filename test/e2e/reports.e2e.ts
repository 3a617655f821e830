import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillSample } from '../../scripts/start/fill-sample.ts'
import { startBrowser, type Browser } from './browser.ts'

let browser: Browser
let house: Page

beforeAll(async () => {
  browser = await startBrowser()
  await fillSample(browser.context, browser.id)
  house = await browser.openOwn('marketing.html#/inbox')
})
afterAll(() => browser?.close())

const row = (table: string, name: string) =>
  house.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name })

it('the sample workspace is worked out in the worker, each number with its count', async () => {
  await house.getByRole('link', { name: 'Reports', exact: true }).click()
  await house.getByRole('heading', { level: 1, name: /^40 leads 3 won, 5,\d{3} touchpoints since/ }).waitFor()
  await row('Funnel', 'Accepted by sales')
    .getByText(/^\d+ of \d+ \(.+ to .+%\), \d+ pending/)
    .waitFor()

  await house.getByRole('link', { name: 'Sources' }).click()
  await row('Leads by source', 'Referral')
    .getByText(/^1 of 2 \(9\.5 to 91%\), 1 pending, few data yet$/)
    .waitFor()
  await house.getByRole('link', { name: 'Attribution' }).click()
  await row('Won deals by channel and rule', 'Phone').getByText('Sales').waitFor()
  await house.getByText(/^3 won deals, shared out by eight rules/).waitFor()
  await house.getByRole('link', { name: 'Velocity' }).click()
  await house.getByText(/won deals a month$/).waitFor()
})

it('other business hours give another speed, and the sleeping worker still holds what it worked out', async () => {
  await house.getByRole('link', { name: 'Speed and promises' }).click()
  const speed = house.getByText(/from hand-over to first touch in the median/).locator('..')
  const before = await speed.textContent()
  await house.getByRole('button', { name: 'Change' }).click()
  await house.getByLabel('Time zone').fill('Asia/Tokyo')
  await house.getByLabel('Closes').fill('12:00')
  await house.getByRole('button', { name: 'Save' }).click()
  await house.getByText('Monday to Friday, 09:00 to 12:00, Asia/Tokyo.').waitFor()
  await expect.poll(() => speed.textContent()).not.toBe(before)

  const session = await browser.context.newCDPSession(house)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await house.reload()
  await house.getByText('Monday to Friday, 09:00 to 12:00, Asia/Tokyo.').waitFor()
})

it('a report is saved as a file', async () => {
  await house.getByRole('link', { name: 'Assets' }).last().click()
  const saving = house.waitForEvent('download')
  await house.getByRole('button', { name: 'Download as CSV' }).click()
  const file = await (await saving).path()
  const lines = readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^"Asset","Type","Sends","Leads","Reps","Moved on within 14 days",/)
  expect(lines).toHaveLength(31)
  expect(lines[1]).toMatch(/^"Security overview","security",\d+,/)
})
