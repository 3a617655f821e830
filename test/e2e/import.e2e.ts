import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, type Browser } from './browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await startBrowser()
  page = await browser.openOwn('marketing.html#/import')
  page.setDefaultTimeout(15_000)
})
afterEach(() => page.reload())
afterAll(() => browser?.close())

const LEADS = `Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Create Date
501,Ann,Lee,ann.lee@acme.example,opportunity,OPEN_DEAL,2026-03-01 10:00
502,Bo,Ray,bo.ray@nordwind.example,lead,NEW,2026-03-02 10:00
503,,,not an address,lead,NEW,2026-03-03 10:00
,,,nobody,lead,NEW,2026-03-03 10:00
`
const TOUCHPOINTS = `Email;Event;Timestamp;Title
ann.lee@acme.example;Visit Web Page;04/03/2026 09:00;Pricing
ann.lee@acme.example;Attended webinar;05/03/2026 09:00;Zero trust
new.face@fresh.example;Email Opened;06/03/2026 09:00;Hello
`

interface Chosen {
  name: string
  text: string | Buffer
}

async function choose(...files: Chosen[]): Promise<void> {
  const payload = files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }))
  await page.getByLabel('Files to import').setInputFiles(payload)
}

async function importRows(): Promise<string> {
  await page.getByRole('button', { name: /^Import [\d,]+ rows?$/ }).click()
  const again = page.getByRole('button', { name: 'Import more' })
  await again.waitFor()
  return page.locator('main').innerText()
}

/** Asks the worker as the marketer's page does. */
function summary(): Promise<{ leads: number; touchpoints: number; assets: number }> {
  return page.evaluate(async () => {
    const message = { id: 1, type: 'workspaceSummary', data: { touchpoints: true }, timestamp: Date.now() }
    return (await chrome.runtime.sendMessage(message)).res
  })
}

function bigCsv(rows: number): string {
  const lines = ['Email,Name,Company']
  for (let row = 0; row < rows; row++) lines.push(`p${row}@big.example,Person ${row},Big ${row % 50}`)
  return lines.join('\n') + '\n'
}

describe('import in the built extension', () => {
  it('takes a recognised export through to the report, and names every row it skips', async () => {
    await choose({ name: 'contacts.csv', text: LEADS })
    await page.getByText('Recognised as HubSpot contacts').waitFor()
    const report = await importRows()
    expect(report).toContain('3 leads added')
    expect(report).toMatch(/4 rows read .* 1 row skipped/)
    expect(report).toContain('“not an address” is not an e-mail address')
    expect(await summary()).toMatchObject({ leads: 3, touchpoints: 0 })
  })

  it('asks how dates read where the column leaves it open, and adds touchpoints to their leads', async () => {
    await choose({ name: 'events.csv', text: TOUCHPOINTS })
    const go = page.getByRole('button', { name: 'Import 3 rows' })
    await page.getByText('How do the dates of').waitFor()
    expect(await go.isDisabled()).toBe(true)
    await page.getByText('04/03/2026 09:00 is 4 March 2026').click()
    expect(await importRows()).toContain('1 lead, 3 touchpoints added')
    expect(await summary()).toMatchObject({ leads: 4, touchpoints: 3 })
  })

  it('remembers the mapping and makes no doubles when the same files come again', async () => {
    await choose({ name: 'contacts.csv', text: LEADS }, { name: 'events.csv', text: TOUCHPOINTS })
    const go = page.getByRole('button', { name: 'Import 7 rows' })
    await go.waitFor()
    await expect.poll(() => go.isEnabled()).toBe(true)
    expect(await importRows()).toContain('Nothing added')
    expect(await summary()).toMatchObject({ leads: 4, touchpoints: 3 })
  })

  it('stops in the middle with whole batches, and goes on without doubles', async () => {
    const text = bigCsv(30_000)
    await choose({ name: 'big.csv', text })
    await page.getByRole('button', { name: 'Import 30,000 rows' }).click()
    await expect.poll(async () => (await summary()).leads, { timeout: 20_000 }).toBeGreaterThan(500)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Stopped. What was stored by then stays').waitFor()
    const { leads } = await summary()
    expect(leads).toBeLessThan(30_004)
    expect((leads - 4) % 1000).toBe(0)
    await page.getByRole('button', { name: 'Import more' }).click()
    await choose({ name: 'big.csv', text })
    await importRows()
    expect((await summary()).leads).toBe(30_004)
  })

  it('says what is wrong with a file it cannot read, and changes nothing', async () => {
    const before = await summary()
    await choose(
      { name: 'book.xlsx', text: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]) },
      { name: 'empty.csv', text: '' },
      { name: 'headers.csv', text: 'Email,Name\n' },
    )
    await page.getByText('This is an Excel workbook. Save it as CSV').waitFor()
    await page.getByText('This file is empty').waitFor()
    await page.getByText('This file has a header line and no rows').waitFor()
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0)
    expect(await summary()).toEqual(before)
  })
})
