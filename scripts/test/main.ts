import { findOrInstallBrowser } from '../browser/install-browser.ts'
import { seconds } from '../process/steps.ts'
import { allChecks } from './checks.ts'

const checks = allChecks(() => findOrInstallBrowser((line) => console.log(line)))
const chosen = process.argv.slice(2)
const names = [...new Set(checks.map((check) => check.name))]
const unknown = chosen.filter((name) => !names.includes(name))
if (unknown.length) {
  console.error(`There is no check "${unknown[0]}". There are: ${names.join(', ')}.`)
  process.exit(1)
}

const due = checks.filter((check) => chosen.length === 0 || chosen.includes(check.name))
let passed = 0
let failed = 0
for (const [index, check] of due.entries()) {
  const started = Date.now()
  process.stdout.write(`${index + 1}/${due.length} ${check.title}… `)
  const tick = setInterval(() => process.stdout.write('. '), 10_000)
  const outcome = await runCheck(check)
  clearInterval(tick)
  console.log(`${outcome.passed} passed, ${outcome.failed} failed · ${seconds(started)}`)
  if (outcome.failed || check.title === 'Size') console.log(`${outcome.output.trimEnd()}\n`)
  passed += outcome.passed
  failed += outcome.failed
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

async function runCheck(check: (typeof checks)[number]) {
  try {
    return await check.run()
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) }
  }
}
