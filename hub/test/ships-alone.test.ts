import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeTestDatabase } from './test-database'

/** What the Dockerfile copies is all that the hub needs: it starts from a folder that holds nothing else. */

const ROOT = resolve(import.meta.dirname, '../..')
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line && !/^[#!]|^\*$/.test(line))
const folder = mkdtempSync(join(tmpdir(), 'halfdoor-alone-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The sources of every COPY from the project. */
function copied(): string[] {
  const lines = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].map(([, rest]) => rest!.split(/\s+/))
  return lines.flatMap((words) => words.slice(0, -1))
}

function isIgnored(path: string): boolean {
  return ignored.some((rule) =>
    rule.startsWith('**/*') ? path.endsWith(rule.slice(4)) : path === rule || path.startsWith(`${rule}/`),
  )
}

it('names only what there is, and lets nothing else into the image', () => {
  const allowed = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
  for (const path of copied()) {
    expect(existsSync(join(ROOT, path)), path).toBe(true)
    expect(
      allowed.some((line) => path === line.slice(1) || path.startsWith(`${line.slice(1)}/`)),
      path,
    ).toBe(true)
  }
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).not.toMatch(/SECRET|PASSWORD/)
})

it('needs no package but the hub’s own', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'hub/package.json'), 'utf8'))
  const foreign = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    // Imports stand at the top; below it a text may show what looks like one.
    const [code = ''] = readFileSync(file, 'utf8').split(
      /^(?:export|const|let|function|async|interface|class)\b/m,
    )
    for (const [, kind, name] of code.matchAll(
      /^(?:import|export)\s+(type\s)?(?:[^'"]*?from\s*)?['"]([^'"]+)['"]/gm,
    )) {
      if (kind || name!.startsWith('node:')) continue
      if (name!.startsWith('.')) visit(`${resolve(dirname(file), name!).replace(/\.ts$/, '')}.ts`)
      else foreign.add(name!.split('/', name!.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  visit(join(ROOT, 'hub/main.ts'))
  expect([...foreign].filter((name) => !(name in dependencies))).toEqual([])
  const places = copied().map((path) => join(ROOT, path))
  expect([...seen].filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([])
  expect(seen.size).toBeGreaterThan(20)
})

it('starts from that alone', { timeout: 60_000 }, async () => {
  for (const path of copied()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path), {
      recursive: true,
      filter: (from) => !isIgnored(relative(ROOT, from)),
    })
  }
  expect(readdirSync(join(folder, 'lib')).sort()).toEqual(
    expect.arrayContaining(['contract', 'domain', 'platform']),
  )
  expect(existsSync(join(folder, 'hub/test'))).toBe(false)
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(join(ROOT, 'hub/node_modules'), join(folder, 'hub/node_modules'))

  const database = await makeTestDatabase()
  const command = JSON.parse(/^ENTRYPOINT (\[.+\])$/m.exec(dockerfile)![1]!) as string[]
  const settings = { HUB_PORT: '0', HUB_DATA: join(folder, 'data'), DATABASE_URL: database.url }
  const child = spawn(process.execPath, command.slice(1), {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings } as NodeJS.ProcessEnv,
  })
  let heard = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (heard += text))
  const ended = new Promise((done) => child.once('exit', done))
  try {
    await expect.poll(() => heard, { timeout: 30_000 }).toMatch(/The hub is at http/)
    const response = await fetch(`${/The hub is at (\S+)/.exec(heard)![1]}/readyz`)
    expect(response.status).toBe(200)
  } finally {
    child.kill('SIGTERM')
    expect(await ended, heard).toBe(0)
    await database.drop()
  }
})
