import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LONG_THREAD } from './long-thread.ts'
import { RESTLESS_TABLE } from './restless-table.ts'

/** The busy pages by name. */
export const BUSY_PAGES = { table: RESTLESS_TABLE, thread: LONG_THREAD }
export type BusyPage = keyof typeof BUSY_PAGES

/** Serves the pages on loopback under two names: one that the test build may read, and one that it may not. */
export async function serveBusyPages(): Promise<{
  server: Server
  urlOf: (page: BusyPage, kind: 'with' | 'without') => string
}> {
  const server = createServer((request, response) => {
    const page = BUSY_PAGES[request.url?.slice(1) as BusyPage]
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const hosts = { with: '127.0.0.1', without: 'bare.localhost' }
  return { server, urlOf: (page, kind) => `http://${hosts[kind]}:${port}/${page}` }
}
