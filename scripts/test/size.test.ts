import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkSizes } from './size.ts'

let build: string
const put = (path: string, text: string) => writeFileSync(join(build, path), text)
/** Text that does not shrink: a quarter more than its bytes, gzipped. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64')

beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'halfdoor-size-'))
  for (const folder of ['content-scripts', 'chunks', 'assets']) mkdirSync(join(build, folder))
  put('content-scripts/page.js', noise(1000))
  put('background.js', noise(1000))
  put('assets/all.css', noise(1000))
  put(
    'sidebar.html',
    '<script src="/chunks/sidebar-1.js"></script><link rel="stylesheet" href="/assets/all.css">',
  )
  put('chunks/sidebar-1.js', `import{a}from"./react-1.js";import("./later-1.js");${noise(1000)}`)
  put('chunks/react-1.js', noise(40_000))
  put('chunks/later-1.js', noise(400_000))
})
afterEach(() => rmSync(build, { recursive: true, force: true }))

it('weighs what a page loads at once, not what it may load later', () => {
  const outcome = checkSizes(build)
  expect(outcome.failed).toBe(0)
  expect(outcome.output).toMatch(/Sidebar, scripts +4\d\.\d kB/)
})

it('fails a content script above ten kilobytes', () => {
  put('content-scripts/page.js', noise(11_000))
  const outcome = checkSizes(build)
  expect(outcome.failed).toBe(1)
  expect(outcome.output).toMatch(/Content script .* TOO MUCH/)
})

it('fails a part that weighs nothing, for then nothing was weighed', () => {
  put('sidebar.html', '<script src="/chunks/sidebar-1.js"></script>')
  const outcome = checkSizes(build)
  expect(outcome.failed).toBe(1)
  expect(outcome.output).toMatch(/Sidebar, styles .* TOO MUCH/)
})
