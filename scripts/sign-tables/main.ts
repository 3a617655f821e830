// Publishes host tables: `npm run sign-tables -- TABLES.json --key KEY.pem --out SIGNED.json`, and before the first
// time `npm run sign-tables -- --new-key KEY.pem`, which prints the public half for the build (WXT_TABLE_KEYS).
import { createPrivateKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import { makeKey, publicHalf, signTables } from './signed-tables.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, out: { type: 'string' }, 'new-key': { type: 'string' } },
})
const [tables] = positionals

if (values['new-key']) {
  // Never over a key that is there: tables signed with it would be lost to every build.
  writeFileSync(values['new-key'], makeKey(), { mode: 0o600, flag: 'wx' })
  const half = publicHalf(createPrivateKey(readFileSync(values['new-key'])))
  console.log(`The private key is in ${values['new-key']}. Keep it out of the repository.`)
  console.log(`Build the extension with WXT_TABLE_KEYS=${half}`)
} else if (tables && values.key && values.out) publish(tables, values.key, values.out)
else {
  console.error('Say which tables, which key and where to: TABLES.json --key KEY.pem --out SIGNED.json')
  process.exitCode = 2
}

function publish(from: string, key: string, to: string): void {
  try {
    const signed = signTables(JSON.parse(readFileSync(from, 'utf8')), createPrivateKey(readFileSync(key)))
    writeFileSync(to, JSON.stringify(signed))
    console.log(`Signed: ${to}`)
  } catch (error) {
    if (!(error instanceof ZodError) && !(error instanceof SyntaxError)) throw error
    const [issue] = error instanceof ZodError ? error.issues : []
    console.error(`${from}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : error.message}`)
    process.exitCode = 2
  }
}
