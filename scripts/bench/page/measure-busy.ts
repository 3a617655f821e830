import type { BrowserContext } from 'playwright-core'
import { type Profile, scriptTime } from './script-time.ts'

export interface Busy {
  extensionMs: number
  busyMs: number
  /** By the browser's own count of its tasks, from a second measurement without the profiler. */
  taskMs: number
  changes: number
}

/** Opens the page, lets it settle, and measures twice: the tasks' time as it is, then who it goes to. */
export async function measureBusy(
  browser: BrowserContext,
  url: string,
  extensionId: string,
  seconds: number,
): Promise<Busy> {
  const page = await browser.newPage()
  await page.goto(url)
  // The first seconds of a page are read more often.
  await page.waitForTimeout(5000)
  const tools = await browser.newCDPSession(page)
  await tools.send('Performance.enable')
  const taskSeconds = async () => {
    const { metrics } = await tools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
  }
  const before = await taskSeconds()
  const changesBefore = await page.evaluate<number>('window.changes')
  await page.waitForTimeout(seconds * 1000)
  const changes = (await page.evaluate<number>('window.changes')) - changesBefore
  const taskMs = ((await taskSeconds()) - before) * 1000
  await tools.send('Profiler.enable')
  await tools.send('Profiler.setSamplingInterval', { interval: 200 })
  await tools.send('Profiler.start')
  await page.waitForTimeout(seconds * 1000)
  const sampled = (await tools.send('Profiler.stop')).profile as Profile
  await page.close()
  const { busy, extension: ours } = scriptTime(sampled, `chrome-extension://${extensionId}/`)
  return { extensionMs: ours, busyMs: busy, taskMs, changes }
}
