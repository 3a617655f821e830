import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reasonRule } from '../../lib/domain/verdict-words.ts'
import { sidebarOf, startBrowser, type Browser } from '../e2e/browser.ts'
import { messageOf, REP } from './mailbox.ts'
import { untilPanel } from './panel-shown.ts'
import { realApplication } from './real-application.ts'
import { RoundcubePage } from './roundcube-page.ts'
import { clickSteady } from './steady-click.ts'
import { fillWorkspace } from './workspace.ts'

const { subject, known } = messageOf('sam.okafor+nordwind@mailbox.example')
const REASON = reasonRule('wrongRole').name
const NOTE = 'Writes for somebody else, who decides in spring.'
const WORD = 'We write again in spring.'

let browser: Browser
let mail: RoundcubePage

beforeAll(async () => {
  browser = await startBrowser(undefined, { viewport: { width: 1600, height: 900 } })
  await fillWorkspace(browser, 'inSettings')
  mail = await RoundcubePage.signIn(browser.context, realApplication('roundcubeHtml'))
})
afterAll(() => browser?.close())

/** The verdict as marketing opens it. */
async function openInbox(): Promise<Page> {
  const house = await browser.openOwn('marketing.html#/inbox')
  await house.getByRole('link', { name: known.name }).click()
  await house.getByRole('article').waitFor()
  return house
}

it('goes to marketing with its reason, its note and what the rep saw', async () => {
  await mail.openFull(subject)
  await untilPanel(mail.page, ({ kind }) => kind === 'lead')
  const sidebar = await sidebarOf(mail.page)
  await clickSteady(sidebar.getByRole('button', { name: 'Bad lead' }))
  const saved = sidebar.getByRole('region', { name: 'Verdict saved' })
  await saved.getByText('Saved: Bad lead.').waitFor()
  await clickSteady(saved.getByRole('button', { name: REASON }))
  await saved.locator('[aria-pressed=true]').filter({ hasText: REASON }).waitFor()
  await saved.getByLabel('Note for marketing').fill(NOTE)
  await clickSteady(saved.getByRole('button', { name: 'Save note' }))
  await saved.getByRole('button', { name: 'Saved', exact: true }).waitFor()

  const house = await openInbox()
  const verdict = house.getByRole('article')
  for (const text of ['Bad lead', REASON, NOTE, REP.name]) await verdict.getByText(text).first().waitFor()
  const snapshot = verdict.getByRole('region', { name: 'As the rep saw it' })
  expect(await snapshot.innerText()).toMatch(/(Awareness|Interest) · since/)
  expect(await snapshot.innerText()).toContain(known.touchpoint)
  await house.close()
})

it('comes back to the rep with marketing’s answer, until that is put away', async () => {
  const house = await openInbox()
  await house.getByRole('radio', { name: 'Recycled until' }).click()
  const until = new Date(Date.now() + 40 * 86_400_000)
  await house.getByRole('textbox', { name: 'Until' }).fill(until.toISOString().slice(0, 10))
  await house.getByRole('textbox', { name: 'A word more' }).fill(WORD)
  await house.getByRole('button', { name: 'Send answer' }).click()
  await house.getByText('Answered. The rep sees it in the panel.').first().waitFor()
  await house.close()

  await mail.page.bringToFront()
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    until,
  )
  const sidebar = await sidebarOf(mail.page)
  // What was just said stands in the place of what was said before.
  await sidebar.getByRole('button', { name: 'Done' }).click()
  const receipt = sidebar.getByRole('note').filter({ hasText: 'Marketing answered' })
  await receipt.waitFor()
  expect(await receipt.innerText()).toContain(`recycled to ${day}`)
  expect(await receipt.innerText()).toContain(WORD)

  // It is still there with the next visit, and gone only by a click.
  await mail.openFull(subject)
  await untilPanel(mail.page, ({ text }) => text.includes('Marketing answered'))
  const again = await sidebarOf(mail.page)
  await clickSteady(again.getByRole('button', { name: 'Got it' }))
  await receiptGone()
  await mail.openFull(subject)
  await receiptGone()
  const after = await openInbox()
  await after.getByText('Answered. The rep saw it').waitFor()
})

/** The verdict stays, with the answer beside it. */
async function receiptGone(): Promise<void> {
  const shown = await untilPanel(
    mail.page,
    ({ kind, text }) => kind === 'lead' && text.includes(REASON) && !text.includes('Marketing answered'),
  )
  expect(shown.text).toContain(WORD)
}
