import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LockedError, takeLock } from './embedded-lock'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halfdoor-lock-'))
  file = join(folder, 'hub.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is there while it is held, and gone after', () => {
  const unlock = takeLock(file)
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
  unlock()
  expect(existsSync(file)).toBe(false)
})

it('keeps others out while its process lives, and no longer', async () => {
  const sleeper = spawn('sleep', ['60'])
  const start = readFileSync(`/proc/${sleeper.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[19]
  writeFileSync(file, `${sleeper.pid} ${start}`)
  expect(() => takeLock(file)).toThrow(LockedError)
  const gone = new Promise((done) => sleeper.once('exit', done))
  sleeper.kill('SIGKILL')
  await gone
  takeLock(file)()
})

it('is taken over where another process has the number now', () => {
  writeFileSync(file, `${process.ppid} 1`)
  takeLock(file)()
})

it('is taken over where nothing is written in it', () => {
  writeFileSync(file, '')
  takeLock(file)()
})
