// npm run new-host -- NAME: the folder, fixture places, registry line and documents' line of a host.
import { runTool } from '../process/run-tool.ts'
import { makeHost } from './make-host.ts'
import { TO_FILL } from './skeleton.ts'

const [name] = process.argv.slice(2)
if (!name) fail('Say what the host is called: npm run new-host -- NAME')

let files: string[] = []
try {
  files = makeHost('.', name, new Date().toISOString().slice(0, 10))
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
const { ok, output } = await runTool('prettier', ['--write', ...files])
if (!ok) fail(output)
console.log(`Made or changed:
${files.map((file) => `  ${file}`).join('\n')}

Next:
  1. Fill in what says "${TO_FILL}": the table, the URLs, two pages with their traps and what must be read on them.
  2. npx vitest run test/hosts          says what is missing or read wrong.
  3. npm run bench -- hosts             reads mutated copies of the pages; nobody wrong may be read.
docs/hosts.md has the rules.`)

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
