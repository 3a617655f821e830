import type { BrowserContext } from 'playwright-core'

export interface Load {
  /** From the start of the navigation to the end of its `load`, milliseconds. */
  loadMs: number
  /** The page's JavaScript heap after a collection, our script's world in it, in megabytes. */
  heapMb: number
  /** Nodes of the DOM that the page's process holds. */
  nodes: number
}

/** Opens a page, lets it settle, and reads how long it took and what it holds. */
export async function measureLoad(browser: BrowserContext, url: string): Promise<Load> {
  const page = await browser.newPage()
  try {
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(1500)
    const loadMs = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation')
      return (entry as PerformanceNavigationTiming).loadEventEnd
    })
    const tools = await browser.newCDPSession(page)
    await tools.send('Performance.enable')
    await tools.send('HeapProfiler.collectGarbage')
    const { metrics } = await tools.send('Performance.getMetrics')
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? NaN
    return { loadMs, heapMb: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes') }
  } finally {
    await page.close()
  }
}
