import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { recordNumber } from '../../lib/sample/cast.ts'
import { crmPage } from './crm-page.ts'
import { inboxPage } from './inbox-page.ts'

export interface Practice {
  /** `http://127.0.0.1:4321` */
  origin: string
  /** Address of the inbox, with this message open. */
  messageUrl(id: string): string
  /** Address of the CRM record of a person of the sample's cast. */
  recordUrl(key: string): string
  close(): Promise<void>
}

const FILES: Record<string, string> = {
  '/postbox.css': 'text/css',
  '/postbox.js': 'text/javascript',
  '/ledger.css': 'text/css',
  '/ledger.js': 'text/javascript',
}

/** As strict as a real application: the sidebar must stand beside such a page too. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; frame-src 'none'; require-trusted-types-for 'script'"

/** Serves the practice webmail and CRM on loopback. The port is a free one where none is given or the given one is taken. */
export async function startPractice(port = 0): Promise<Practice> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const answer = answerTo(url)
    if (url.pathname === '/') return response.writeHead(302, { location: '/inbox' }).end()
    if (!answer)
      return response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.')
    response.writeHead(200, {
      'content-type': `${answer.type}; charset=utf-8`,
      'content-security-policy': POLICY,
    })
    response.end(answer.text)
  })
  await listen(server, port)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    messageUrl: (id) => `${origin}/inbox#/inbox/${id}`,
    recordUrl: (key) => `${origin}/crm/contacts/${recordNumber(key)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerTo({ pathname, origin }: URL): { type: string; text: string } | undefined {
  const type = FILES[pathname]
  if (type)
    return { type, text: readFileSync(fileURLToPath(new URL(`public${pathname}`, import.meta.url)), 'utf8') }
  const record = /^\/crm\/contacts(?:\/([\w-]+))?$/.exec(pathname)
  const text = pathname === '/inbox' ? inboxPage() : record ? crmPage(record[1], origin) : undefined
  return text === undefined ? undefined : { type: 'text/html', text }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return reject(error)
      listen(server, 0).then(resolve, reject)
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
