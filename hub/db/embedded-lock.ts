import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Another hub works on the same data. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/**
 * Keeps a second hub off the same data. A lock whose process is gone (`kill -9`, power cut) is taken over.
 * Answers what gives it back. Throws a `LockedError` where another hub lives.
 */
export function takeLock(file: string): () => void {
  const own = mark(process.pid)
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, own, { flag: 'wx', mode: 0o600 })
      return () => {
        if (read(file) === own) rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    }
    const held = read(file)
    const pid = Number(held.split(' ')[0])
    if (held !== own && isAlive(pid) && held === mark(pid))
      throw new LockedError(
        `A hub is at work on this data already (process ${pid}, lock ${file}). Stop it, or name another folder in HUB_DATA.`,
      )
    rmSync(file, { force: true })
  }
  throw new LockedError(`The lock ${file} cannot be taken: hubs start and stop on this data all at once.`)
}

/** A process and when it started: numbers of processes are given out again. */
function mark(pid: number): string {
  const start = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? ''
  return `${pid} ${start}`
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** What a file says; nothing where it is not there (or there is no /proc). */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'ENOTDIR') return ''
    throw error
  }
}
