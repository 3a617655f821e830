// Checks Halfdoor's own formulas on anybody's data: `npm run evaluate -- WHAT [options] [--json]`.
import { attributionCommand } from './attribution/command.ts'
import { type Command, Refusal } from './command.ts'
import { definitionCommand } from './definition/command.ts'
import { funnelCommand } from './funnel/command.ts'
import { journeyCommand } from './journey/command.ts'
import { scorecardCommand } from './scorecard/command.ts'
import { policyCommand } from './policy/command.ts'
import { searchCommand } from './search/command.ts'
import { reportsCommand } from './reports/command.ts'
import { readTimesIn } from './table/time-zone.ts'

/** Every evaluation, a line each. */
const COMMANDS: readonly Command[] = [
  attributionCommand,
  funnelCommand,
  reportsCommand,
  journeyCommand,
  scorecardCommand,
  searchCommand,
  definitionCommand,
  policyCommand,
]

// Else the same file would give other numbers on another machine.
readTimesIn('UTC')

const [name, ...rest] = process.argv.slice(2)
const wantsJson = rest.includes('--json')
const argv = rest.filter((word) => word !== '--json')
const command = COMMANDS.find((each) => each.name === name)

if (!command) {
  console.log(overview())
  if (name !== undefined && name !== '--help') process.exitCode = 2
} else if (argv.includes('--help')) console.log(command.help)
else
  try {
    const { json, text } = await command.run(argv)
    console.log(wantsJson ? JSON.stringify(json) : text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exitCode = 2
  }

function overview(): string {
  const width = Math.max(...COMMANDS.map((each) => each.name.length))
  const lines = COMMANDS.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`)
  return ['npm run evaluate -- WHAT [options] [--json]     (WHAT --help explains one)', '', ...lines].join(
    '\n',
  )
}
