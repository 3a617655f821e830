import { resolve } from 'node:path'
import { runTool } from '../process/run-tool.ts'

/** Where `build:e2e` puts the build that may read loopback pages. */
export const E2E_BUILD = resolve('.output/chrome-mv3-e2e')

/** Builds the extension as `build:e2e` does. Throws with the builder's own words. */
export async function buildExtension(): Promise<void> {
  const { ok, output } = await runTool('wxt', ['build', '--mode', 'e2e'])
  if (!ok) throw new Error(`The extension does not build:\n${output.trim()}`)
}
