import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_NAMES = ['Chromium', 'Google Chrome for Testing', 'Google Chrome', 'Microsoft Edge']
const WINDOWS_PLACES = [
  'Chromium/Application/chrome.exe',
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
]

/**
 * Path of a browser that can load the extension: CHROME_PATH, an installed Chromium, Chrome or Edge, the one that
 * Playwright downloaded. Undefined where there is none; throws where CHROME_PATH names nothing.
 */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH
  if (chosen && !existsSync(chosen))
    throw new Error(`CHROME_PATH names ${chosen}, which is not there. Correct it or unset it.`)
  return chosen || [...usualPlaces(), chromium.executablePath(), ...SNAP].find((path) => existsSync(path))
}

/** A Chromium in a snap sees neither /tmp nor hidden folders, so any other comes first. */
const SNAP = ['/snap/bin/chromium']

function usualPlaces(): string[] {
  if (process.platform === 'win32') return windowsPlaces()
  if (process.platform === 'darwin') return macPlaces()
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith('/snap/'))
  return LINUX_NAMES.flatMap((name) => [...folders, '/usr/bin'].map((folder) => join(folder, name)))
}

function macPlaces(): string[] {
  const roots = ['/Applications', join(homedir(), 'Applications')]
  return MAC_NAMES.flatMap((name) => roots.map((root) => join(root, `${name}.app/Contents/MacOS/${name}`)))
}

function windowsPlaces(): string[] {
  const { ProgramFiles, LOCALAPPDATA } = process.env
  const roots = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(
    (root) => root !== undefined,
  )
  return WINDOWS_PLACES.flatMap((place) => roots.map((root) => join(root, place)))
}

/** True for Google Chrome and Microsoft Edge as shipped: they ignore `--load-extension` (Chrome from 137 on). */
export function isBranded(path: string): boolean {
  // On Windows `--version` would open a window instead of answering.
  const text = process.platform === 'win32' ? path : versionOf(path)
  return /Google[ \\/]Chrome(?! for Testing)|Microsoft[ \\/]Edge/.test(text)
}

/** "Chromium 156.0.8078.79 built on Debian": what the browser says of itself. */
export function versionOf(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
