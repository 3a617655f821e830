// `npm run pictures [FOLDER]`: the main pictures to docs/pictures, every other one to the folder (a temporary one by default).
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { shootMarketing } from './marketing.ts'
import { shootPanel } from './panel.ts'

const rest = resolve(process.argv[2] ?? join(tmpdir(), 'halfdoor-pictures'))

console.log('1/2 The panel in every state…')
await shootPanel(rest)
console.log('2/2 Marketing’s page and the settings…')
await shootMarketing(rest, true)
await shootMarketing(join(import.meta.dirname, '../../docs/pictures'))
console.log(`The main pictures are in docs/pictures, the others in ${rest}.`)
