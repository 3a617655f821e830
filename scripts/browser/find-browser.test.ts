import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findBrowser, isBranded } from './find-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-browser-'))
afterEach(() => vi.unstubAllEnvs())
afterEach(() => rmSync(join(folder, 'chromium'), { force: true }))

/** A program that says of itself what a browser would. */
function fake(name: string, says: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\necho "${says}"\n`)
  chmodSync(path, 0o755)
  return path
}

describe.runIf(process.platform !== 'win32')('finding a browser', () => {
  it('takes CHROME_PATH before all else, and says where it names nothing', () => {
    const chosen = fake('my-browser', 'Chromium 150')
    vi.stubEnv('CHROME_PATH', chosen)
    expect(findBrowser()).toBe(chosen)
    vi.stubEnv('CHROME_PATH', join(folder, 'gone'))
    expect(() => findBrowser()).toThrow('gone, which is not there')
  })

  it.runIf(process.platform === 'linux')('looks along the path', () => {
    const chromium = fake('chromium', 'Chromium 150')
    vi.stubEnv('CHROME_PATH', '')
    vi.stubEnv('PATH', folder)
    expect(findBrowser()).toBe(chromium)
  })

  it.each([
    ['Google Chrome 141.0.1', true],
    ['Microsoft Edge 141.0.1', true],
    ['Google Chrome for Testing 141.0.1', false],
    ['Chromium 156.0.8078.79 built on Debian', false],
  ])('%s: branded is %s', (says, branded) => {
    expect(isBranded(fake('some-browser', says))).toBe(branded)
  })
})
