import type { Page } from 'playwright-core'
import { STAGE_NAMES } from '../../lib/domain/stage-names.ts'

/** Waits until the sidebar beside this page names the person and a stage. Throws with what it shows instead. */
export async function waitForLead(page: Page, name: string, ms = 30_000): Promise<void> {
  const stages = Object.values(STAGE_NAMES)
  let shown: string | undefined
  for (const end = Date.now() + ms; Date.now() < end; await page.waitForTimeout(100)) {
    shown = await sidebarText(page)
    if (shown?.includes(name) && stages.some((stage) => shown?.includes(stage))) return
  }
  const instead = shown === undefined ? 'There is no sidebar.' : `It shows: "${shown.slice(0, 300)}"`
  throw new Error(`The sidebar did not show ${name} with a stage within ${ms / 1000} s. ${instead}`)
}

/** What the sidebar says, or undefined while there is none. */
async function sidebarText(page: Page): Promise<string | undefined> {
  const frame = page.frames().find((one) => one.url().endsWith('/sidebar.html'))
  if (!frame) return undefined
  // The frame may be on its way in or out; the next look will tell.
  return frame.evaluate(() => document.body.innerText).catch((error: unknown) => String(error))
}
