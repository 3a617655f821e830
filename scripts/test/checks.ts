import { mkdirSync } from 'node:fs'
import { E2E_BUILD } from '../browser/build-extension.ts'
import { runTool } from '../process/run-tool.ts'
import type { Outcome } from './outcome.ts'
import { checkSizes } from './size.ts'
import { runVitest } from './vitest-run.ts'

export interface Check {
  /** By this name it is chosen: `npm test -- unit`. Checks of one name run together. */
  name: string
  title: string
  run(): Promise<Outcome>
}

/** Everything that `npm test` looks at, cheapest first. A browser is needed from the first `e2e` on. */
export function allChecks(browser: () => string): Check[] {
  mkdirSync('.cache', { recursive: true })
  return [
    { name: 'types', title: 'Types', run: types },
    { name: 'lint', title: 'Lint', run: () => tool('oxlint', ['--deny-warnings']) },
    { name: 'format', title: 'Format', run: () => tool('prettier', ['--check', '.']) },
    { name: 'dead-code', title: 'Dead code', run: () => tool('knip', ['--no-progress']) },
    { name: 'unit', title: 'House, unit, component and hub tests', run: () => runVitest('vitest.config.ts') },
    { name: 'size', title: 'Store build', run: () => tool('wxt', ['build']) },
    { name: 'size', title: 'Size', run: () => Promise.resolve(checkSizes('.output/chrome-mv3')) },
    { name: 'e2e', title: 'Test build', run: () => tool('wxt', ['build', '--mode', 'e2e']) },
    {
      name: 'e2e',
      title: 'End to end, third-party cookies allowed',
      run: () => endToEnd('allowed', browser()),
    },
    {
      name: 'e2e',
      title: 'End to end, third-party cookies blocked',
      run: () => endToEnd('blocked', browser()),
    },
  ]
}

async function types(): Promise<Outcome> {
  const prepared = await tool('wxt', ['prepare'])
  return prepared.failed ? prepared : tool('typescript', ['--noEmit'], 'tsc')
}

async function tool(packageName: string, args: string[], command?: string): Promise<Outcome> {
  const { ok, output } = await runTool(packageName, args, { command })
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output }
}

function endToEnd(cookies: 'allowed' | 'blocked', browser: string): Promise<Outcome> {
  const env = { HALFDOOR_COOKIES: cookies, HALFDOOR_EXTENSION: E2E_BUILD, CHROME_PATH: browser }
  return runVitest('vitest.e2e.config.ts', env)
}
