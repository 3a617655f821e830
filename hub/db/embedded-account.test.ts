import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { letThrough } from './embedded-account'

const OTHER = { uid: 64_123, gid: 64_123 }
let folder: string
let home: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfdoor-account-'))
  home = join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('names the folder that another user is not let through, and leaves it closed', () => {
  expect(() => letThrough(OTHER, home, home)).toThrow(`is not let through ${folder}. Name a folder elsewhere`)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

it('opens the hub’s own folder for passing through, and for nothing more', () => {
  chmodSync(folder, 0o755)
  letThrough(OTHER, home, home)
  expect(statSync(home).mode & 0o777).toBe(0o701)
})

it('asks nothing where the hub runs as the same user', () => {
  expect(() => letThrough({}, home)).not.toThrow()
})
