import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../scripts/process/run-tool.ts'

/** Editors that the real applications' scripts do not serve, with what they need, in versions that were tried. */
const PACKAGES = [
  'quill@1.3.7',
  'roosterjs@9.7.0',
  'squire-rte@2.4.8',
  'dompurify@3.4.18',
  'prosemirror-view@1.42.9',
  'prosemirror-state@1.4.4',
  'prosemirror-model@1.25.13',
  'prosemirror-transform@1.12.6',
  'prosemirror-keymap@1.2.3',
  'prosemirror-history@1.5.1',
  'prosemirror-commands@1.7.2',
  'prosemirror-schema-basic@1.2.5',
  'w3c-keyname@2.2.8',
]

/** Installs them into a temporary folder, once a machine, and answers its `node_modules`. Throws with npm's words. */
export async function installEditors(): Promise<string> {
  const folder = join(tmpdir(), 'halfdoor-editors')
  const done = join(
    folder,
    PACKAGES.join('+')
      .replaceAll(/[^\w.+-]/g, '_')
      .slice(0, 200),
  )
  const modules = join(folder, 'node_modules')
  if (existsSync(done)) return modules
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'editors', private: true }))
  const { ok, output } = await run(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES],
    {},
  )
  if (!ok) throw new Error(`The editors could not be installed:\n${output.trim()}`)
  writeFileSync(done, '')
  return modules
}
