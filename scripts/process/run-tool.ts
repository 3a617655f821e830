import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export interface ToolResult {
  /** The tool said that all is well. */
  ok: boolean
  /** What it wrote, both streams in order. */
  output: string
}

/**
 * Runs the command of an installed package on this Node and waits. Throws where the package has no such command.
 * @param command its name where it is not the package's
 */
export function runTool(
  packageName: string,
  args: readonly string[],
  { command = packageName, env = {} }: { command?: string; env?: Record<string, string> } = {},
): Promise<ToolResult> {
  return run(process.execPath, [binOf(packageName, command), ...args], env)
}

/** Runs a program, without a shell and without input, and waits. */
export function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<ToolResult> {
  return new Promise((settle) => {
    const child = spawn(program, args, {
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    child.on('error', (error) => settle({ ok: false, output: `${program}: ${error.message}` }))
    child.on('close', (code) => settle({ ok: code === 0, output: plain(output) }))
  })
}

/** Without colours and without the pictures of a spinner. */
function plain(output: string): string {
  return stripVTControlCharacters(output).replace(/[\u2800-\u28ff][^\u2800-\u28ff\n✗✔]*/g, '')
}

function binOf(packageName: string, command: string): string {
  const folder = resolve('node_modules', packageName)
  const file = join(folder, 'package.json')
  if (!existsSync(file)) throw new Error(`The package ${packageName} is not installed. Run: npm ci`)
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin?: string | Record<string, string> }
  const path = typeof bin === 'string' ? bin : bin?.[command]
  if (!path) throw new Error(`The package ${packageName} has no command ${command}`)
  return join(folder, path)
}
