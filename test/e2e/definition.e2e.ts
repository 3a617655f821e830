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

it('a definition is written, agreed on by both sides, and stands beside the lead with its facts', async () => {
  const house = await browser.openOwn('marketing.html#/definition')
  await house.getByRole('button', { name: 'Write a definition' }).click()
  await house.getByRole('button', { name: 'Add what they did' }).click()
  await house.getByRole('combobox', { name: 'Touchpoints' }).fill('Pricing page')
  await house.keyboard.press('Enter')
  await house.getByText(/of 40 leads/).waitFor()
  await house.getByRole('button', { name: 'Save as version 1' }).click()

  const page = await browser.context.newPage()
  await page.goto(practice.messageUrl('ann'))
  await waitForLead(page, 'Ann Lee', 10_000)
  const frame = await sidebarOf(page)
  expect(await frame.getByRole('button', { name: /Definition v/ }).count()).toBe(0)

  await house.bringToFront()
  for (const side of ['Marketing', 'Sales']) {
    await house.getByRole('textbox', { name: `For ${side}, by name` }).fill(`${side} lead`)
    await house.getByRole('button', { name: `${side} agrees` }).click()
    await house.getByText(`${side} agreed: ${side} lead`).waitFor()
  }
  await house.getByRole('heading', { level: 1, name: /Version 1 agreed by Marketing and Sales/ }).waitFor()

  await page.bringToFront()
  await frame.getByRole('button', { name: /Definition v1: (not )?met, [01] of 1/ }).click()
  const criteria = frame.getByRole('list', { name: 'Criteria of definition v1' })
  await criteria.getByText('Pricing page: at least once within 30 days').waitFor()
  await house.close()
  await page.close()
})
