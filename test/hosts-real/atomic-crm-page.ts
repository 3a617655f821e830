import type { BrowserContext, Page } from 'playwright-core'
import type { RealHost } from './real-application.ts'

/** A contact as its own page shows it. */
export interface ContactShown {
  name: string
  /** Lower case, as Halfdoor writes addresses. */
  email: string
}

/** Atomic CRM as a person uses it. Its data live in its page: a reload brings back the same contacts. */
export class AtomicCrmPage {
  readonly page: Page
  readonly #url: string

  private constructor(page: Page, url: string) {
    this.page = page
    this.#url = url
  }

  /** Opens it; its demonstration signs in by itself. With a policy, its server is made to send that along. */
  static async open(context: BrowserContext, host: RealHost, policy?: string): Promise<AtomicCrmPage> {
    const page = await context.newPage()
    if (policy) {
      await context.route(host.url, async (route) => {
        const response = await route.fetch()
        const headers = { ...response.headers(), 'content-security-policy': policy }
        await route.fulfill({ response, headers })
      })
    }
    const crm = new AtomicCrmPage(page, host.url)
    await crm.openList()
    return crm
  }

  /** The list of contacts, by its address. */
  async openList(): Promise<void> {
    await this.page.goto(`${this.#url}#/contacts`)
    await this.#links().first().waitFor()
  }

  /** Goes to the list inside the application. */
  async goToList(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Contacts' }).click()
    await this.#links().first().waitFor()
  }

  /** Opens a contact of the list, by its place there, inside the application. */
  async openFromList(place: number): Promise<ContactShown> {
    await this.#links().nth(place).click()
    return this.contact()
  }

  /** The page that is open, in another tab. */
  async openAgain(): Promise<AtomicCrmPage> {
    const page = await this.page.context().newPage()
    await page.goto(this.page.url())
    return new AtomicCrmPage(page, this.#url)
  }

  /** The open contact. Waits for it. */
  async contact(): Promise<ContactShown> {
    const email = await this.page.locator('#main-content a[href^="mailto:"]').innerText()
    const name = await this.page.locator('#main-content h5').first().innerText()
    return { name: name.trim(), email: email.trim().toLowerCase() }
  }

  #links() {
    return this.page.locator('#main-content a[href$="/show"]')
  }
}
