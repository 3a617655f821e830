import type { Frame, Locator } from 'playwright-core'

const TRIES = 8
/** How long a press is given before it counts as not taken, ms: a second one too soon would be another act. */
const PATIENCE = 2_000

/** A consequential button counts only once it was seen for a moment: presses it until the panel took it. */
export async function press(place: Frame | Locator, button: RegExp, until: RegExp): Promise<void> {
  const done = place.getByText(until).first()
  for (let left = TRIES; ; left--) {
    await place.getByRole('button', { name: button }).first().click()
    try {
      return await done.waitFor({ timeout: PATIENCE })
    } catch (error) {
      if (left <= 1) throw error
    }
  }
}
