import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findBrowser } from './find-browser.ts'

/** A browser's path; where there is none it says so, installs one and says which. Throws where nothing helps. */
export function findOrInstallBrowser(say: (line: string) => void): string {
  const found = findBrowser()
  if (found) return found
  say('No Chromium, Chrome or Edge found: installing one.')
  const failures = ways().flatMap((way) => {
    if (findBrowser()) return []
    say(`  ${way.name} …`)
    return attempt(way)
  })
  const installed = findBrowser()
  if (!installed) throw new Error([...failures, WHAT_TO_DO].join('\n'))
  say(`  installed ${installed}`)
  return installed
}

const WHAT_TO_DO = 'Install Chromium, Chrome or Edge yourself, or name one in CHROME_PATH, and start again.'

interface Way {
  name: string
  commands: string[][]
}

/** Debian's own package as root on Debian; else, and where that fails, Playwright's download. */
function ways(): Way[] {
  const root = process.getuid?.() === 0
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  // Ubuntu's chromium package is a snap, which does not run in containers: the download does.
  const debian: Way = {
    name: "Debian's package chromium",
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
    ],
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  const deps = root && /^ID=ubuntu/m.test(system) ? ['--with-deps'] : []
  const download: Way = {
    name: "Playwright's download",
    commands: [[process.execPath, cli, 'install', ...deps, 'chromium']],
  }
  return root && /^ID=debian/m.test(system) ? [debian, download] : [download]
}

/** Runs a way's commands; answers what failed, in words. */
function attempt(way: Way): string[] {
  try {
    for (const [command, ...args] of way.commands)
      execFileSync(command!, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    return []
  } catch (error) {
    return [`${way.name} failed: ${lastLines(error)}`]
  }
}

function lastLines(error: unknown): string {
  const text = (error as { stderr?: string }).stderr || String(error)
  return text.trim().split('\n').slice(-4).join('\n  ')
}
