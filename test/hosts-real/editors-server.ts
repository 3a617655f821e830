import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { EXTRA, extraHtml, extraScript } from './editors-extra.ts'

/** Under which policies the pages are served. */
export interface Conditions {
  headers?: Record<string, string>
  /** A script that runs before the page's own: what an application needs to run under these policies at all. */
  first?: string
}

export interface EditorServer {
  origin: string
  close(): Promise<void>
}

export interface Sources {
  /** Where the real applications' editors are served. */
  upstream: string
  /** The `node_modules` of the others. */
  modules: string
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

/** Serves every editor's page under its name, all under one set of policies. */
export async function serveEditors(sources: Sources, conditions: Conditions = {}): Promise<EditorServer> {
  const server = createServer((request, response) => {
    answer(request, response, sources, conditions).catch((error: Error) => {
      response.writeHead(500).end(error.message)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, modules }: Sources,
  { headers = {}, first }: Conditions,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://editors')
  const name = pathname.slice(1)
  const send = (type: string, body: string | Buffer) => {
    const ours = type === 'text/html' ? headers : {}
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...ours }).end(body)
  }
  const html = (text: string) =>
    send('text/html', first ? text.replace('<head>', '<head><script src="/first.js"></script>') : text)
  if (pathname === '/first.js') return send('text/javascript', first ?? '')
  if (pathname.startsWith('/npm/')) return sendModule(send, modules, pathname.slice('/npm/'.length))
  const extra = EXTRA[name.replace(/^extra\/|\.js$/g, '')]
  if (extra && name.startsWith('extra/'))
    return send('text/javascript', resolved(extraScript(extra), modules))
  if (extra) return html(extraHtml(name, extra))
  const file = await fetch(upstream + pathname)
  if (!file.ok) return void response.writeHead(file.status).end()
  const type = file.headers.get('content-type')!.split(';')[0]!
  if (type === 'text/html') return html(await file.text())
  send(type, Buffer.from(await file.arrayBuffer()))
}

function sendModule(
  send: (type: string, body: string | Buffer) => void,
  modules: string,
  path: string,
): void {
  const file = join(modules, normalize(path))
  if (!file.startsWith(modules) || !existsSync(file)) throw new Error(`No ${path}`)
  const text = readFileSync(file, 'utf8')
  send(
    TYPES[extname(file)] ?? 'application/octet-stream',
    /\.m?js$/.test(file) ? resolved(text, modules) : text,
  )
}

/** A browser knows no bare imports, and a strict policy allows no import map. */
function resolved(code: string, modules: string): string {
  return code.replace(/(from\s+['"])([a-z][\w-]*)(['"])/g, (all, before, name, after) => {
    const about = join(modules, name, 'package.json')
    if (!existsSync(about)) return all
    const { module, main } = JSON.parse(readFileSync(about, 'utf8')) as { module?: string; main: string }
    return `${before}/npm/${join(name, module ?? main)}${after}`
  })
}
