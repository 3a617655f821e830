import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Whom PostgreSQL runs as. Empty: whoever runs the hub. */
export interface Account {
  uid?: number
  gid?: number
}

const NAME = 'postgres'

/** PostgreSQL refuses to run as root: there it gets a user of its own, made where it is missing. */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const id = (which: '-u' | '-g') => Number(execFileSync('id', [which, NAME], { stdio: 'pipe' }).toString())
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    // There is no such user yet.
    try {
      execFileSync('groupadd', ['-f', NAME], { stdio: 'pipe' })
      execFileSync('useradd', ['-M', '-g', NAME, '-s', '/bin/false', NAME], { stdio: 'pipe' })
      return { uid: id('-u'), gid: id('-g') }
    } catch (error) {
      throw new Error(
        'PostgreSQL does not run as root, and the user "postgres" could not be made. Run the hub as another user, or set DATABASE_URL.',
        { cause: error },
      )
    }
  }
}

/** Gives a file or folder to the account. */
export function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * Sees that the account can walk down to a folder. The hub's own folder (`own`) is opened for passing through;
 * others are not touched: throws, naming the one that is closed.
 */
export function letThrough({ uid, gid }: Account, folder: string, own?: string): void {
  if (uid === undefined) return
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at)
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if (!(mode & bit)) {
      if (own === undefined || at !== resolve(own))
        throw new Error(
          `The user "${NAME}", whom the embedded PostgreSQL runs as, is not let through ${at}. Name a folder elsewhere in HUB_DATA, such as /var/lib/halfdoor, or run "chmod o+x ${at}".`,
        )
      chmodSync(at, mode | bit)
    }
    if (dirname(at) === at) return
  }
}
