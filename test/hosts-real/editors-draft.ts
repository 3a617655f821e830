import type { FrameLocator, Locator, Page } from 'playwright-core'
import { goToSidebar, insertInto, openPage } from '../e2e/insertion-steps.ts'
import type { Browser } from '../e2e/browser.ts'
import type { RealEditor } from './editors-table.ts'

/** Editors put what is typed fast into one step to undo; a person who goes to the sidebar takes longer than this. */
const STEP_MS = 1100

/** A draft in a real editor, as a person writes it. */
export class EditorDraft {
  readonly page: Page
  /** The editable element. */
  readonly body: Locator
  readonly #browser: Browser

  private constructor(browser: Browser, page: Page, { frames = [], field }: RealEditor) {
    this.#browser = browser
    this.page = page
    const where = frames.reduce<Page | FrameLocator>((at, frame) => at.frameLocator(frame), page)
    this.body = where.locator(field).first()
  }

  /** Opens the editor's page and waits until the editor stands. */
  static async open(browser: Browser, url: string, editor: RealEditor): Promise<EditorDraft> {
    const page = await openPage(browser, url)
    await page.waitForFunction('document.documentElement.dataset.ready')
    return new EditorDraft(browser, page, editor)
  }

  /** What the editor's own model holds, written so that all editors' can be compared. */
  async model(): Promise<string> {
    return plainly(
      await this.page.evaluate(() => Promise.resolve((globalThis as any).rhModel()).then(String)),
    )
  }

  /** Types a line of its own below the first, and puts the caret into its middle. */
  async typeLine(before: string, after: string): Promise<void> {
    await this.body.click({ position: { x: 30, y: 14 } })
    await this.press('Control+Home', 'End', 'Enter')
    await this.page.keyboard.type(before + after, { delay: 10 })
    await this.press(...Array.from(after, () => 'ArrowLeft'))
    await this.page.waitForTimeout(STEP_MS)
  }

  /** Presses keys as slowly as editors hear of where the caret stands. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.page.waitForTimeout(key.includes('Arrow') ? 20 : 120)
    }
  }

  /** Goes to the sidebar and inserts, as its button does; or as the browser's side panel and the keyboard ask for it. */
  async insert(from: 'sidebar' | 'outside' = 'sidebar'): Promise<{ outcome: string; method?: string }> {
    if (from === 'sidebar') await goToSidebar(this.page)
    return insertInto(this.#browser, this.page)
  }
}

/** Markup without what differs from editor to editor: hard spaces, spans, ends of line, attributes but the link's own. */
function plainly(html: string): string {
  return html
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/<\/?span[^>]*>|[\n\u200b\ufeff]/g, (all) => (all === '\n' ? '⏎' : ''))
    .replace(/<a [^>]*?(href="[^"]*")[^>]*>/g, '<a $1>')
    .replace(/<(p|div|blockquote|br|li|ul)\b[^>]*>/g, '<$1>')
}
