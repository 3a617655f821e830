import type { FrameLocator, Locator, Page } from 'playwright-core'

/** A mail being written in Roundcube, in either of its editors. */
export class RoundcubeDraft {
  readonly #page: Page
  /** Where one types: the textarea, or the body of the HTML editor's frame. */
  readonly body: Locator

  private constructor(page: Page, body: Locator) {
    this.#page = page
    this.body = body
  }

  /** The draft that a reply, or a new mail, has just opened. */
  static async opened(page: Page, editor: 'html' | 'plain'): Promise<RoundcubeDraft> {
    const frame: FrameLocator = page.frameLocator('#composebody_ifr')
    const body = editor === 'html' ? frame.locator('body.mce-content-body') : page.locator('#composebody')
    await body.waitFor()
    return new RoundcubeDraft(page, body)
  }

  /** A click on the first line, as somebody makes it who answers above the quote. */
  async clickFirstLine(): Promise<void> {
    await this.body.click({ position: { x: 300, y: 8 } })
  }

  /** What it shows, line by line; without empty lines and the marks of no width that hold the editor's caret. */
  async lines(): Promise<string[]> {
    const text = await this.body.evaluate((element) =>
      element instanceof HTMLTextAreaElement ? element.value : (element as HTMLElement).innerText,
    )
    const lines = text.split('\n').map((line) =>
      line
        .replace(/\ufeff/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    return lines.filter(Boolean)
  }

  /** Where its links lead, in order; in plain text the addresses themselves. */
  links(): Promise<string[]> {
    return this.body.evaluate((element) =>
      element instanceof HTMLTextAreaElement
        ? (element.value.match(/https?:\S+/g) ?? [])
        : [...element.querySelectorAll('a')].map((link) => link.href),
    )
  }

  async nameSubject(subject: string): Promise<void> {
    await this.#page.locator('#compose-subject').fill(subject)
  }

  /** Sends it and waits until Roundcube says so by leaving the draft. */
  async send(): Promise<void> {
    await this.#page.locator('.send:visible').click()
    await this.#page.waitForURL((url) => url.searchParams.get('_action') !== 'compose')
  }
}
