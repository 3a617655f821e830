import type { BrowserContext, Page } from 'playwright-core'

export interface TimedImport {
  /** From the click to the report. */
  ms: number
  /** The look at the whole files before it. */
  surveyMs: number
  /** Where it was watched: the longest time in which the page drew no frame while it imported. */
  longestFrameMs: number
  /** Where it was watched: round trips of another page's small question to the worker meanwhile. */
  answerMs: number[]
}

/** Imports files through the wizard of a fresh page, as a person does; watched, where there is a page to ask from. */
export async function timedImport(
  context: BrowserContext,
  id: string,
  files: readonly string[],
  asking?: Page,
): Promise<TimedImport> {
  const page = await context.newPage()
  try {
    await page.goto(`chrome-extension://${id}/marketing.html#/import`)
    const chosen = performance.now()
    await page.getByLabel('Files to import').setInputFiles([...files])
    const go = page.getByRole('button', { name: /^Import [\d,]+ rows$/ })
    await go.waitFor({ timeout: 600_000 })
    await page.waitForFunction(
      () => document.querySelectorAll('[role=progressbar]').length === 0,
      undefined,
      { timeout: 600_000 },
    )
    const surveyMs = performance.now() - chosen
    if (asking) await watchFrames(page)
    const stopAsking = asking && askAgainAndAgain(asking)
    await watchImport(page)
    await go.click()
    await page.getByRole('button', { name: 'Import more' }).waitFor({ timeout: 1_800_000 })
    const ms = await page.evaluate(() => globalThis.importTook)
    const answerMs = (await stopAsking?.()) ?? []
    const longestFrameMs = await page.evaluate(() => globalThis.longestFrame ?? 0)
    return { ms, surveyMs, answerMs, longestFrameMs }
  } finally {
    await page.close()
  }
}

declare global {
  var longestFrame: number
  var importTook: Promise<number>
}

/** Times the import in the page, from the click to the button under the report: who asks from outside asks twice a second. */
async function watchImport(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.importTook = new Promise((done) => {
      let started = 0
      addEventListener('click', () => (started = performance.now()), { capture: true, once: true })
      new MutationObserver((_, observer) => {
        const buttons = [...document.querySelectorAll('button')]
        if (!buttons.some((button) => button.textContent === 'Import more')) return
        observer.disconnect()
        done(performance.now() - started)
      }).observe(document.body, { childList: true, subtree: true })
    })
  })
}

async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.longestFrame = 0
    let last = performance.now()
    const frame = (now: number) => {
      globalThis.longestFrame = Math.max(globalThis.longestFrame, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Asks for the settings ten times a second; the answer stops it. */
function askAgainAndAgain(page: Page): () => Promise<number[]> {
  const answers: number[] = []
  let isOn = true
  const loop = (async () => {
    while (isOn) {
      answers.push(
        await page.evaluate(async () => {
          const started = performance.now()
          await chrome.runtime.sendMessage({ id: 1, type: 'settingsGet', data: {}, timestamp: Date.now() })
          return performance.now() - started
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return async () => {
    isOn = false
    await loop
    return answers
  }
}
