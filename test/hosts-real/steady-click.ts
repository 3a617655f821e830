import type { Locator } from 'playwright-core'

/** The panel asks for a quarter of a second in plain sight before a consequential click; here a little more. */
const STEADY_MS = 400

/** Clicks a button of the framed panel, as soon as the browser says that it has been in plain sight for a while. */
export async function clickSteady(button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded()
  await button.evaluate(untilSteady, STEADY_MS)
  await button.click()
}

/** Runs in the sidebar: version 2 of IntersectionObserver, as the panel's own guard uses it. */
function untilSteady(element: Element, milliseconds: number): Promise<void> {
  return new Promise((steady) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer)
        if (!(entries.at(-1) as { isVisible?: boolean }).isVisible) return
        timer = setTimeout(() => {
          observer.disconnect()
          steady()
        }, milliseconds)
      },
      { trackVisibility: true, delay: 100, threshold: [0, 0.9] } as IntersectionObserverInit,
    )
    observer.observe(element)
  })
}
