import { describe, expect, it } from 'vitest'
import { startPractice } from '../../scripts/practice/server.ts'
import { sidebarOf, startBrowser } from './browser.ts'

/** Branded browsers get the extension over the pipe only; Chromium understands both. */
describe.each(['flags', 'pipe'] as const)('an extension loaded by %s', (load) => {
  it('stands beside a page', async () => {
    const browser = await startBrowser(undefined, { load })
    const practice = await startPractice()
    try {
      const page = await browser.context.newPage()
      await page.goto(practice.messageUrl('ann'))
      const frame = await sidebarOf(page)
      expect(new URL(frame.url()).protocol).toBe('chrome-extension:')
      expect(await browser.worker.evaluate(() => chrome.runtime.id)).toBe(browser.id)
    } finally {
      await browser.close()
      await practice.close()
    }
  })
})
