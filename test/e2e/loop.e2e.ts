import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPractice, type Practice } from '../../scripts/practice/server.ts'
import { fillSample } from '../../scripts/start/fill-sample.ts'
import { waitForLead } from '../../scripts/start/sidebar.ts'
import { sidebarOf, startBrowser, type Browser } from './browser.ts'
import { press } from './press.ts'

/** The whole loop: a rep's word reaches marketing, marketing's answer reaches the rep, and nothing is lost on the way. */

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
  await page.bringToFront()
  await page.goto(practice.messageUrl('ann'))
  await waitForLead(page, 'Ann Lee', 10_000)
  frame = await sidebarOf(page)
})

async function stopWorker(): Promise<void> {
  const session = await browser.context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

describe('a verdict', () => {
  it('is taken back by Undo, on marketing’s side too', async () => {
    await press(frame, /^good lead/i, /^saved/i)
    const house = await browser.openOwn('marketing.html#/inbox')
    await house.getByText('16 verdicts').waitFor()
    await page.bringToFront()
    await frame.getByRole('button', { name: /undo/i }).click()
    await house.getByText('15 verdicts').waitFor()
    await house.close()
  })

  it('given to a worker that was asleep reaches marketing, whose answer comes back as a receipt', async () => {
    await stopWorker()
    await press(frame, /^bad lead/i, /^saved/i)
    const house = await browser.openOwn('marketing.html#/inbox')
    await house
      .getByRole('link', { name: /Ann Lee/ })
      .first()
      .click()
    await house.getByText('As the rep saw it').waitFor()
    await house.getByRole('radio', { name: /stays as it is/i }).click()
    await house.getByRole('textbox', { name: /because/i }).fill('two more tries, please')
    await house.getByRole('button', { name: /send answer/i }).click()
    await house
      .getByText(/answered/i)
      .first()
      .waitFor()
    await house.close()
    await page.bringToFront()
    await frame.getByRole('button', { name: 'Done' }).click()
    await frame
      .getByText(/two more tries, please/)
      .first()
      .waitFor()
    await frame.getByRole('button', { name: /got it/i }).click()
    await frame.getByRole('button', { name: /got it/i }).waitFor({ state: 'detached' })
  })

  it('survives a restart of the worker in the middle of everything', async () => {
    await stopWorker()
    await page.reload()
    await waitForLead(page, 'Ann Lee', 10_000)
    const again = await sidebarOf(page)
    await again
      .getByText(/bad lead/i)
      .first()
      .waitFor()
  })
})

describe('a send', () => {
  it('is counted beside its asset only once it is in the draft', async () => {
    const uses = await browser.openOwn('marketing.html#/assets')
    const row = uses.getByRole('row', { name: /Security overview/ })
    await row.waitFor()
    const before = await row.innerText()
    await page.bringToFront()
    await page.locator('#reply').click()
    await page.keyboard.type('As promised: ')
    await press(frame, /^insert.*security overview/i, /^inserted/i)
    expect(await page.locator('.draft-body').innerHTML()).toContain('nordwind.example/content/')
    await expect.poll(() => row.innerText()).not.toBe(before)
    await uses.close()
  })
})

describe('the same page as a side panel', () => {
  it('searches and shows a lead beside no page at all', async () => {
    const panel = await browser.openOwn('sidebar.html')
    await panel.getByLabel('Search for a lead').fill('tomas riv')
    await panel.getByText('Tomás Rivera').first().click()
    await panel.getByText('Evaluation').first().waitFor()
    await panel.close()
  })
})
