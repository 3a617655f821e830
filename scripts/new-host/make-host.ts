import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constantOf, docsLine, pageTexts, tableText, urlsText } from './skeleton'

const REGISTRY = 'lib/hosts/registry.ts'
const DOCS = 'docs/hosts.md'
/** Not for a constant of the registry. */
const TAKEN =
  /^(generic|default|class|new|delete|import|export|function|return|switch|case|package|public|private|static|super|this|void|with|yield|await|async|let|const|var|enum|null|true|false|typeof|throw|catch|try|finally|for|while|do|if|else|in|interface|implements|protected|extends|break|continue|debugger|host-tables|host-table)$/

/**
 * Makes a host's folder, fixture places, registry line and line in the documents below `root`; `today` is
 * `2026-11-22`. Answers with the files that are new or changed. Throws in words where the name is bad or taken, and
 * then nothing is written.
 */
export function makeHost(root: string, name: string, today: string): string[] {
  if (!/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(name) || name.includes('--'))
    throw new Error(
      `"${name}" is no name for a host: small letters, digits and single dashes, as in "sales-navigator".`,
    )
  if (TAKEN.test(name)) throw new Error(`"${name}" means something else here. Choose another name.`)
  const fixtures = `test/fixtures/hosts/${name}`
  const folder = `lib/hosts/${name}`
  for (const path of [folder, fixtures, `${folder}.ts`])
    if (existsSync(join(root, path)))
      throw new Error(`${path} is there already. Choose another name, or work on that one.`)
  const registry = readFileSync(join(root, REGISTRY), 'utf8')
  const docs = readFileSync(join(root, DOCS), 'utf8')

  const files: Record<string, string> = {
    [`${folder}/table.ts`]: tableText(name),
    [`${fixtures}/urls.json`]: urlsText(name),
    [REGISTRY]: withHost(registry, name, today),
    [DOCS]: withLine(docs, docsLine(name)),
  }
  for (const page of pageTexts(name)) {
    files[`${fixtures}/${today}-${page.what}.html`] = page.html
    files[`${fixtures}/${today}-${page.what}.json`] = page.json
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return Object.keys(files)
}

/** The registry with one host more, as the last, and the day on which it changed. */
function withHost(registry: string, name: string, today: string): string {
  const constant = constantOf(name)
  const imports = registry.split('\n').filter((line) => /^import \{ \w+ \} from '\.\/.*\/table'$/.test(line))
  const [, listed] = /hostTables: readonly HostTable\[\] = \[([^\]]*)\]/.exec(registry) ?? []
  if (!imports.length || listed === undefined) throw new Error(`${REGISTRY} no longer has its list of hosts.`)
  const pathOf = (line: string) => /'(.*)'/.exec(line)?.[1] ?? ''
  const all = [...imports, `import { ${constant} } from './${name}/table'`]
  all.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
  const hosts = [...listed.split(',').flatMap((one) => one.trim() || []), constant]
  return registry
    .replace(imports.join('\n'), all.join('\n'))
    .replace(`[${listed}]`, `[\n${hosts.map((one) => `  ${one},\n`).join('')}]`)
    .replace(
      /(TABLES_VERSION = )[\d_]+/,
      `$1${Number(today.replaceAll('-', '')).toLocaleString('en').replaceAll(',', '_')}`,
    )
}

/** The table of hosts with a line more, before the generic detector's. */
function withLine(docs: string, line: string): string {
  const generic = /^\| generic\s/m
  if (!generic.test(docs)) throw new Error(`${DOCS} no longer has its table of hosts.`)
  return docs.replace(generic, (found) => `${line}\n${found}`)
}
