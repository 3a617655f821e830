import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPractice, type Practice } from '../../scripts/practice/server.ts'
import { fillSample } from '../../scripts/start/fill-sample.ts'
import { waitForLead } from '../../scripts/start/sidebar.ts'
import { sidebarOf, startBrowser, type Browser } from './browser.ts'

let browser: Browser
let practice: Practice

beforeAll(async () => {
  browser = await startBrowser()
  practice = await startPractice()
  await fillSample(browser.context, browser.id)
})
afterAll(async () => {
  await browser?.close()
  await practice?.close()
})

it('an edited stage model changes the stage in the panel and is named there; going back undoes it', async () => {
  const page = await browser.context.newPage()
  await page.goto(practice.messageUrl('ann'))
  await waitForLead(page, 'Ann Lee', 10_000)
  const frame = await sidebarOf(page)
  const stage = frame.getByText(/ · since /).locator('strong')
  const before = await stage.textContent()
  expect(before).not.toBe('Awareness')
  expect(await frame.getByText(/Stage model version/).count()).toBe(0)

  const house = await browser.openOwn('marketing.html#/model')
  await house.getByRole('button', { name: 'Change it' }).click()
  // Nothing but a won deal comes past such thresholds.
  for (const name of ['Evaluation', 'Intent', 'Consideration', 'Interest'])
    await house.getByRole('group', { name }).getByRole('textbox', { name: 'Needs in all' }).fill('900')
  await house.getByRole('textbox', { name: 'Pricing page, points' }).fill('30')
  await house.getByText(/5 changes: Pricing page 15 → 30/).waitFor()
  await house.getByRole('button', { name: 'Save as version 2' }).click()
  await house.getByRole('heading', { level: 1, name: /Stage model, version 2/ }).waitFor()

  await page.bringToFront()
  await frame.getByText('Stage model version 2').waitFor()
  expect(await stage.textContent()).toBe('Awareness')

  await house.bringToFront()
  await house.getByRole('button', { name: 'Go back to version 1' }).click()
  await house.getByRole('heading', { level: 1, name: /Stage model, version 1/ }).waitFor()
  await page.bringToFront()
  await frame.getByText('Stage model version 2').waitFor({ state: 'detached' })
  expect(await stage.textContent()).toBe(before)
  await house.close()
  await page.close()
})

it('learning runs in the worker and says what the workspace lacks', async () => {
  const house = await browser.openOwn('marketing.html#/model')
  await house.getByRole('button', { name: 'Learn from outcomes' }).click()
  const missing = house.getByRole('note', { name: 'What is missing' })
  await missing.waitFor()
  expect(await missing.textContent()).toMatch(/Learning starts at 50: \d+ are missing/)
  expect(await house.getByRole('button', { name: /Accept/ }).count()).toBe(0)
  await house.close()
})
