import fs from 'node:fs'
import path from 'node:path'
import { TO_FILL } from '../../scripts/new-host/skeleton'

const FOLDERS = ['lib/hosts', 'test/fixtures/hosts']

/** Places of new hosts that nobody has filled in, as `lib/hosts/acme/table.ts:4: what to fill in`. */
export function findUnfilled(root: string): string[] {
  const files = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file))
      .filter((file) => /(table\.ts|\.json|\.html)$/.test(file)),
  )
  return [...files, 'docs/hosts.md'].flatMap((file) =>
    fs
      .readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line.includes(TO_FILL) && (line.startsWith('|') || !file.endsWith('.md'))
          ? [`${file}:${at + 1}: ${line.trim().slice(0, 100)}`]
          : [],
      ),
  )
}
