import type { Frame, Locator } from 'playwright-core'
import { expect } from 'vitest'

/** A consequential button counts only once it was seen for a moment: presses it until the panel took it. */
export async function press(place: Frame | Locator, button: RegExp, until: RegExp): Promise<void> {
  const done = place.getByText(until).first()
  await expect
    .poll(
      async () => {
        if (!(await done.isVisible())) await place.getByRole('button', { name: button }).first().click()
        return done.isVisible()
      },
      { timeout: 15_000, interval: 600 },
    )
    .toBe(true)
}
