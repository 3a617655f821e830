import type { Frame, Page } from 'playwright-core'
import { sidebarOf, type Browser } from './browser.ts'
import { shellInside, tell, until } from './pages/shell-inside.ts'

/** What is inserted: a title with its link. */
export const CONTENT = {
  html: '<a href="https://assets.example/security">Security overview</a>',
  text: 'Security overview: https://assets.example/security',
}

/** Opens a page and waits until the extension stands in it. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(url)
  await untilShell(page)
  return page
}

/** Waits until the extension stands in the page, once. */
export async function untilShell(page: Page): Promise<void> {
  const shell = await shellInside(page)
  await until(shell.count, (count) => count === 1)
}

/** The person clicks into the sidebar, as before every insertion. */
export async function goToSidebar(page: Page): Promise<void> {
  const sidebar = await sidebarOf(page)
  const { width } = page.viewportSize()!
  await until(
    async () => {
      // A corner of it that holds nothing to click; again, while it is still loading.
      await page.mouse.click(width - 3, 3)
      return sidebar.evaluate(() => document.hasFocus())
    },
    (has) => has,
  )
}

/** Inserts as the worker asks the page to when the panel's button is pressed. */
export const insertInto = (
  browser: Browser,
  page: Page,
  content: typeof CONTENT & { again?: true } = CONTENT,
): Promise<any> => tell(browser.worker, page, 'insert', content)

/** Puts the caret behind some text of an editable element. */
export async function caretBehind(where: Page | Frame, selector: string, text: string): Promise<void> {
  await where.click(selector, { position: { x: 5, y: 5 } })
  await where.locator(selector).evaluate((element, text) => {
    const area = element as HTMLTextAreaElement
    if (area.value !== undefined) return area.setSelectionRange(...at(area.value))
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walk.nextNode())
      if (walk.currentNode.nodeValue!.includes(text))
        return getSelection()!.collapse(walk.currentNode, at(walk.currentNode.nodeValue!)[0])
    function at(all: string): [number, number] {
      const end = all.indexOf(text) + text.length
      return [end, end]
    }
  }, text)
}
