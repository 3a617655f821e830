import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Outcome } from './outcome.ts'

interface Budget {
  name: string
  /** Files of the build that a part loads at once. */
  files(build: string): string[]
  /** Most bytes after gzip. */
  most: number
}

const BUDGETS: readonly Budget[] = [
  { name: 'Content script', files: () => ['content-scripts/page.js'], most: 10_000 },
  { name: 'Sidebar, scripts', files: (build) => pageParts(build, 'sidebar.html', 'js'), most: 170_000 },
  { name: 'Sidebar, styles', files: (build) => pageParts(build, 'sidebar.html', 'css'), most: 16_000 },
  // A worker cannot load parts of itself later; at 143 kB it wakes and draws a panel in 228 ms (p95), 250 are allowed.
  { name: 'Worker', files: () => ['background.js'], most: 180_000 },
]

/** Weighs the parts of a build, gzipped, against their budgets: one check each, with a table to read. */
export function checkSizes(build: string): Outcome {
  const rows = BUDGETS.map(({ name, files, most }) => {
    const paths = files(build)
    const bytes = paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(build, path))).length, 0)
    // Without files nothing was weighed.
    return { name, bytes, most, ok: paths.length > 0 && bytes <= most }
  })
  const output = rows.map(
    (row) => `  ${row.name.padEnd(18)} ${kb(row.bytes)} of ${kb(row.most)} gzip${row.ok ? '' : '  TOO MUCH'}`,
  )
  const failed = rows.filter((row) => !row.ok).length
  return { passed: rows.length - failed, failed, output: output.join('\n') }
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(9)
}

/** The scripts or styles that a page names, and what its scripts import at once. */
function pageParts(build: string, page: string, ending: 'js' | 'css'): string[] {
  const html = readFileSync(join(build, page), 'utf8')
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    const code = readFileSync(join(build, path), 'utf8')
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      visit(join(path, '..', name!))
  }
  for (const [, path, kind] of html.matchAll(/(?:src|href)="\/([^"]+\.(js|css))"/g))
    if (kind === ending) visit(path!)
  return [...found]
}
