import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { runTool } from '../process/run-tool.ts'
import type { Outcome } from './outcome.ts'

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs Vitest with a configuration and counts its tests. A file that does not load counts as one failed. */
export async function runVitest(config: string, env: Record<string, string> = {}): Promise<Outcome> {
  const file = resolve('.cache', `${config}.json`)
  rmSync(file, { force: true })
  const args = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const { ok, output } = await runTool('vitest', args, { env })
  if (!existsSync(file)) return { passed: 0, failed: 1, output }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const unread = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unread
  // Vitest may also fail for an error outside of all tests.
  return { passed: report.numPassedTests, failed: ok ? failed : Math.max(1, failed), output }
}
