import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestPage {
  /** What stands in the body. */
  body: string
  /** What else stands in the head. */
  head?: string
  headers?: Record<string, string>
}

export interface PageServer {
  origin: string
  close(): Promise<void>
}

/** A policy as strict as real mail hosts have it: no frames, no inline styles, no scripts, Trusted Types. */
export const STRICT = {
  'content-security-policy':
    "default-src 'none'; frame-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-frame-options': 'DENY',
}

/** Serves plain pages on loopback, by path. */
export async function servePages(pages: Record<string, TestPage>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://page').pathname]
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    response.end(
      `<!doctype html><html lang="en"><head><title>Page</title>${page.head ?? ''}</head><body>${page.body}</body></html>`,
    )
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
