import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidebarOf, startBrowser, type Browser } from '../e2e/browser.ts'
import { messageOf } from './mailbox.ts'
import { untilPanel } from './panel-shown.ts'
import { realApplication } from './real-application.ts'
import type { RoundcubeDraft } from './roundcube-draft.ts'
import { RoundcubePage } from './roundcube-page.ts'
import { clickSteady } from './steady-click.ts'
import { addressOf, fillWorkspace } from './workspace.ts'

const HOSTS = [
  { editor: 'html', name: 'roundcubeHtml' },
  { editor: 'plain', name: 'roundcubePlain' },
] as const

const { lead, subject } = messageOf('jordan.miller@brightpath.example')
const OPENS_QUOTE = 'Jordan Miller wrote:'

describe.each(HOSTS)('a reply in the $editor editor', ({ editor, name }) => {
  let browser: Browser
  let mail: RoundcubePage

  beforeAll(async () => {
    browser = await startBrowser(undefined, { viewport: { width: 1600, height: 900 } })
    await fillWorkspace(browser, 'inSettings')
    mail = await RoundcubePage.signIn(browser.context, realApplication(name))
    // A draft that is left asks whether it may be.
    mail.page.on('dialog', (dialog) => void dialog.accept())
  })
  afterAll(() => browser?.close())

  async function reply(): Promise<RoundcubeDraft> {
    await mail.openFull(subject)
    await untilPanel(mail.page, ({ kind }) => kind === 'lead')
    const draft = await mail.reply(editor)
    await untilPanel(mail.page, ({ text, emails }) => emails[0] === lead && text.includes('Insert'))
    return draft
  }

  /** Inserts a suggestion, the first where no place is named, and answers its title. */
  async function insert(place = 0): Promise<string> {
    const sidebar = await sidebarOf(mail.page)
    const rows = sidebar.getByRole('list', { name: 'Suggestions' }).getByRole('listitem')
    const label = await rows
      .nth(place)
      .getByRole('button', { name: /^Insert / })
      .getAttribute('aria-label')
    const title = label!.replace('Insert ', '')
    await clickSteady(sidebar.getByRole('button', { name: label!, exact: true }))
    await rows.filter({ hasText: title }).getByText('Inserted', { exact: true }).waitFor()
    return title
  }

  /** What the marketer's page shows of an asset: sends, leads, inserted, copied. */
  async function useOf(title: string): Promise<string[]> {
    const house = await browser.openOwn('marketing.html#/assets')
    const row = house.getByRole('row').filter({ hasText: title })
    await row.waitFor()
    const cells = await row.getByRole('cell').allInnerTexts()
    await house.close()
    // Sent, copied, leads.
    return cells.slice(0, 3)
  }

  it('keeps showing the lead while the mail is written', async () => {
    await reply()
    const shown = await untilPanel(mail.page, ({ kind }) => kind === 'lead')
    expect(shown.emails[0]).toBe(lead)
    expect(shown.text).toContain('you are writing to them')
  })

  it('takes the link once, above the quoted text, and gives it back at Ctrl+Z', async () => {
    const draft = await reply()
    const before = await draft.lines()
    expect(before[0]).toContain(OPENS_QUOTE)
    await draft.clickFirstLine()
    const title = await insert()
    const [inserted, ...rest] = await draft.lines()
    expect(inserted).toBe(shownOf(title))
    expect(rest).toEqual(before)
    expect(count(await draft.links(), addressOf(title))).toBe(1)
    await mail.page.keyboard.press('Control+z')
    await expect.poll(() => draft.lines()).toEqual(before)
    expect(count(await draft.links(), addressOf(title))).toBe(0)
  })

  it('takes two links one after the other behind what was typed before', async () => {
    const draft = await reply()
    await draft.clickFirstLine()
    await mail.page.keyboard.press('Control+Home')
    await mail.page.keyboard.press('Enter')
    await mail.page.keyboard.press('ArrowUp')
    await mail.page.keyboard.type('Dear Jordan, here it is:')
    const titles = [await insert(0), await insert(1)]
    const [line, next] = await draft.lines()
    expect(line).toBe(`Dear Jordan, here it is: ${titles.map(shownOf).join(' ')}`)
    expect(next).toContain(OPENS_QUOTE)
    expect((await draft.links()).slice(0, 2)).toEqual(titles.map(addressOf))
    if (editor === 'html') expect(await draft.body.locator('a a').count()).toBe(0)
  })

  it('is sent with the link in it once, and one send is noted', async () => {
    const draft = await reply()
    await draft.clickFirstLine()
    const title = await insert()
    expect(await useOf(title)).toEqual(['1', '0', '1'])
    const sent = `Re: FX-200 ${Date.now()}`
    await draft.nameSubject(sent)
    await draft.send()
    await mail.openFull(sent, 'Sent')
    const arrived = mail.page.locator('#messagebody')
    await arrived.waitFor()
    expect(await arrived.locator(`a[href="${addressOf(title)}"]`).count()).toBe(1)
    const text = await arrived.innerText()
    expect(text.indexOf(title)).toBeGreaterThanOrEqual(0)
    expect(text.indexOf(title)).toBeLessThan(text.indexOf(OPENS_QUOTE))
  })

  /** How the editor shows an asset: a link, or its title and address. */
  const shownOf = (title: string) => (editor === 'html' ? title : `${title}: ${addressOf(title)}`)
})

const count = (links: string[], wanted: string) => links.filter((link) => link === wanted).length
