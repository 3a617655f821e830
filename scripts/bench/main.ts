// `npm run bench -- NAME` runs the benchmark in this folder; a module that only serves one stands in a folder below.
import { readdirSync } from 'node:fs'

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.replace(/\.ts$/, ''))
const name = process.argv[2]

if (!name || !names.includes(name)) {
  console.error(name ? `There is no benchmark "${name}".` : 'Say which benchmark: npm run bench -- NAME')
  console.error(`There are: ${names.join(', ') || 'none yet'}.`)
  process.exit(1)
}

// A benchmark is a script: it reads its own arguments, without its name, and prints JSON.
process.argv.splice(2, 1)
await import(new URL(`${name}.ts`, import.meta.url).href)
