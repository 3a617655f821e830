import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildExtension, E2E_BUILD } from '../browser/build-extension.ts'
import { findOrInstallBrowser } from '../browser/install-browser.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { startPractice } from '../practice/server.ts'
import { fillSample } from '../start/fill-sample.ts'
import { openPages } from '../start/open-pages.ts'

/** Pictures of the real thing: the practice inbox, with a reply being written, and the practice CRM, sidebar beside them. */
export async function shootPractice(folder: string): Promise<void> {
  await buildExtension()
  const practice = await startPractice()
  const profile = mkdtempSync(join(tmpdir(), 'halfdoor-pictures-'))
  const executablePath = findOrInstallBrowser(console.log)
  const { context, id } = await launchBrowser({
    executablePath,
    extension: E2E_BUILD,
    profile,
    headless: true,
  })
  try {
    await fillSample(context, id)
    const { inbox, crm } = await openPages(context, practice)
    await inbox.locator('#reply').click()
    await inbox.waitForTimeout(800)
    await inbox.screenshot({ path: join(folder, 'start-inbox.png') })
    await crm.bringToFront()
    await crm.waitForTimeout(500)
    await crm.screenshot({ path: join(folder, 'start-crm.png') })
  } finally {
    await context.close()
    await practice.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
