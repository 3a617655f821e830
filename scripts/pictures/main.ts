// `npm run pictures [FOLDER]`: the main pictures to docs/pictures, every other one to the folder (a temporary one by default).
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { shootMarketing } from './marketing.ts'
import { shootPanel } from './panel.ts'
import { shootPractice } from './practice.ts'

const kept = join(import.meta.dirname, '../../docs/pictures')
const rest = resolve(process.argv[2] ?? join(tmpdir(), 'halfdoor-pictures'))

console.log('1/3 The panel in every state…')
await shootPanel(rest)
console.log('2/3 Marketing’s page and the settings…')
await shootMarketing(rest, true)
await shootMarketing(kept)
console.log('3/3 The sidebar beside the practice pages…')
await shootPractice(kept)
console.log(`The main pictures are in docs/pictures, the others in ${rest}.`)
