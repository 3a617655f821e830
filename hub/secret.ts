import { readFileSync, writeFileSync } from 'node:fs'

/** A secret that is made once and kept in a file only its owner reads. Throws where the file is empty. */
export function keepSecret(file: string, make: () => string): string {
  try {
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  const kept = readFileSync(file, 'utf8').trim()
  if (!kept)
    throw new Error(`${file} is empty: bring it back from a backup, or delete it to have another made.`)
  return kept
}
