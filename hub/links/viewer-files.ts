import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const OWN = join(import.meta.dirname, 'viewer')

/** Folders that are served, by the name they have there. Law: what is asked for is one file's name, never a path. */
const FOLDERS: Record<string, string> = {
  pdf: join(PDFJS, 'legacy/build'),
  cmaps: join(PDFJS, 'cmaps'),
  fonts: join(PDFJS, 'standard_fonts'),
  wasm: join(PDFJS, 'wasm'),
  iccs: join(PDFJS, 'iccs'),
}
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/
const TYPES: Record<string, string> = {
  mjs: 'text/javascript; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  wasm: 'application/wasm',
}
const HOUR = 'public, max-age=3600'

/** The viewer's own scripts (written in TypeScript, sent without its types), its style and pdf.js. */
export function viewerFiles(): Hono {
  const app = new Hono()
  const own = new Map<string, Promise<string>>()
  app.get('/viewer/viewer.css', async () => answer(await readFile(join(OWN, 'viewer.css')), 'css'))
  app.get('/viewer/:name{viewer|page-clock|page-sheet}', async (context) => {
    const { name } = context.req.param()
    if (!own.has(name)) own.set(name, script(name))
    return answer(await own.get(name)!, 'js')
  })
  app.get('/viewer/:folder/:name', async (context) => {
    const { folder, name } = context.req.param()
    const path = Object.hasOwn(FOLDERS, folder) && NAME.test(name) ? join(FOLDERS[folder]!, name) : undefined
    const bytes = path && (await readFile(path).catch(noSuchFile))
    return bytes ? answer(bytes, name.split('.').at(-1)!) : context.notFound()
  })
  return app
}

async function script(name: string): Promise<string> {
  return stripTypeScriptTypes(await readFile(join(OWN, `${name}.ts`), 'utf8'))
}

function answer(body: string | Buffer, ending: string): Response {
  const type = TYPES[ending] ?? 'application/octet-stream'
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  return new Response(bytes, {
    headers: { 'content-type': type, 'cache-control': HOUR, 'x-content-type-options': 'nosniff' },
  })
}

function noSuchFile(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw error
}
