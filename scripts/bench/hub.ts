// The hub's benchmarks: npm run bench -- hub NAME; each prints JSON.
import { readdirSync } from 'node:fs'

const folder = new URL('hub/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
const name = process.argv[2]
if (!name || !names.includes(name)) {
  console.error(`Say which: npm run bench -- hub NAME. There are: ${names.join(', ')}.`)
  process.exit(1)
}
process.argv.splice(2, 1)
await import(new URL(`${name}.ts`, folder).href)
