import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildExtension, E2E_BUILD } from '../browser/build-extension.ts'
import { findOrInstallBrowser } from '../browser/install-browser.ts'
import { Steps } from '../process/steps.ts'
import { runVitest } from '../test/vitest-run.ts'
import { PLANS, startHost, stopHost, type HostPlan, type RealHost } from './real-host.ts'

const folder = resolve(process.env.REALHOSTS ?? '../shared/realhosts')
if (!existsSync(join(folder, PLANS[0]!.script))) {
  console.error(`The real applications' scripts are not in ${folder}. Name their folder in REALHOSTS.`)
  process.exit(1)
}

const steps = new Steps(PLANS.length + 2)
const started: HostPlan[] = []
const hosts: Record<string, RealHost> = {}
let outcome = { passed: 0, failed: 1, output: '' }
try {
  await steps.step('Building the extension', buildExtension)
  for (const plan of PLANS) {
    // A script that fails halfway may have left something running.
    started.push(plan)
    await steps.step(`Starting ${plan.name}`, async () => {
      hosts[plan.name] = await startHost(folder, plan)
      return hosts[plan.name]!.url
    })
  }
  mkdirSync('.cache', { recursive: true })
  const env = {
    HALFDOOR_REAL_HOSTS: JSON.stringify(hosts),
    HALFDOOR_EXTENSION: E2E_BUILD,
    CHROME_PATH: findOrInstallBrowser((line) => steps.say(line)),
  }
  outcome = await steps.step('Tests', () => runVitest('vitest.hosts.config.ts', env))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
} finally {
  for (const plan of started) await stopHost(folder, plan)
}
if (outcome.failed) console.log(outcome.output.trimEnd())
console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
process.exit(outcome.failed ? 1 : 0)
