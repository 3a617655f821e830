import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { RealHost } from './real-application.ts'
import { RoundcubeDraft } from './roundcube-draft.ts'

/** Roundcube as a person uses it, in both of its skins. */
export class RoundcubePage {
  readonly page: Page
  readonly #host: RealHost
  /** Addresses of the messages by subject: numbers are the server's own. */
  readonly #urls = new Map<string, string>()

  constructor(page: Page, host: RealHost) {
    this.page = page
    this.#host = host
  }

  /** Opens it in a tab of its own and signs in. */
  static async signIn(context: BrowserContext, host: RealHost): Promise<RoundcubePage> {
    const page = await context.newPage()
    await page.goto(host.url)
    await page.locator('#rcmloginuser').fill(host.user)
    await page.locator('#rcmloginpwd').fill(host.password)
    await page.locator('#rcmloginsubmit').click()
    await page.locator('#messagelist').waitFor()
    return new RoundcubePage(page, host)
  }

  /** A folder's list, with nothing open. */
  async openList(folder = 'INBOX'): Promise<void> {
    await this.page.goto(`${this.#host.url}?_task=mail&_mbox=${folder}`)
    await this.page.locator('#messagelist tr.message').first().waitFor()
  }

  /** The message in full view; from the list that is not opened again. */
  async openFull(subject: string, folder = 'INBOX'): Promise<void> {
    const key = `${folder} ${subject}`
    if (!this.#urls.has(key)) {
      await this.openList(folder)
      for (const link of await this.page.locator('#messagelist td.subject a[href]').all()) {
        const text = (await link.innerText()).trim()
        this.#urls.set(`${folder} ${text}`, await link.evaluate((one) => (one as HTMLAnchorElement).href))
      }
    }
    const url = this.#urls.get(key)
    if (!url) throw new Error(`No message “${subject}” in ${folder}: ${[...this.#urls.keys()].join(', ')}`)
    await this.page.goto(url)
  }

  /** The message in the pane beside or below the list, which must be there. */
  async openPreview(subject: string): Promise<void> {
    await this.row(subject).click()
  }

  /** Presses Reply on the message that is open in full view. */
  async reply(editor: 'html' | 'plain'): Promise<RoundcubeDraft> {
    await this.page.locator('a.reply:not(.all):not(.list)').click()
    return RoundcubeDraft.opened(this.page, editor)
  }

  row(subject: string): Locator {
    return this.page.locator('#messagelist td.subject').getByText(subject, { exact: true })
  }
}
