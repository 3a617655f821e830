import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { makeId } from '../lib/platform/id'
import { limitBody } from './body-limit'
import { errorBody, Refusal } from './errors'
import { PATIENCE, type Patience } from './patience'

const MAX_HEADERS = 16_384

export interface Served {
  /** `http://127.0.0.1:4180` */
  address: string
  /** Takes no more connections and waits for running requests, as long as `stop` allows. True where all ended. */
  stop(): Promise<boolean>
}

/** What answers a request; `Hono.fetch` is one. */
type Fetch = Parameters<typeof getRequestListener>[0]

/** Listens. Rejects in words where the port is taken. */
export function serve(
  fetch: Fetch,
  { host, port, patience = PATIENCE }: { host: string; port: number; patience?: Patience },
): Promise<Served> {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      // Node knows one limit for all bodies; ours differ.
      requestTimeout: 0,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: Math.min(1000, patience.headers / 2),
      maxHeaderSize: MAX_HEADERS,
    },
    getRequestListener(fetch, { overrideGlobalObjects: false }),
  )
  server.prependListener('request', (asked, answer) =>
    limitBody(asked, answer, patience, () => refuseSocket(new TooSlow(), asked.socket)),
  )
  server.on('clientError', refuseSocket)
  const unasked = new Set<Socket>()
  server.on('connection', (socket) => {
    unasked.add(socket)
    socket.once('close', () => unasked.delete(socket))
  })
  server.prependListener('request', ({ socket }) => unasked.delete(socket))
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(inWords(error, host, port)))
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host
      resolve({ address: `http://${name}:${taken}`, stop: () => stop(server, unasked, patience.stop) })
    })
  })
}

class TooSlow extends Error {
  readonly code = 'ERR_HTTP_REQUEST_TIMEOUT'
}

async function stop(server: Server, unasked: ReadonlySet<Socket>, limit: number): Promise<boolean> {
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)))
  // A connection on which nothing was asked yet is not idle to Node: browsers open such ones ahead.
  for (const socket of unasked) socket.destroy()
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), limit)
  const ended = await Promise.race([closed, late.promise])
  clearTimeout(timer)
  if (!ended) server.closeAllConnections()
  return ended
}

/** What is no request at all, or never became a whole one, is refused in the one shape as well. */
function refuseSocket(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  // A browser opened it ahead and asked nothing: words sent now it would take for the answer to its next question.
  if (socket.bytesRead === 0) return void socket.destroy()
  const refusal = refusalOf(error.code)
  const body = JSON.stringify(errorBody(refusal, makeId()))
  const head = [
    `HTTP/1.1 ${refusal.status} ${refusal.code}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal('tooLarge', `Headers and address together may be ${MAX_HEADERS / 1024} kB.`)
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Refusal(
      'badRequest',
      'The request did not arrive whole in time. Nothing was done; send it again.',
    )
  return new Refusal('badRequest', 'This is not a request that can be read.')
}

function inWords(error: Error & { code?: string }, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} on ${host} is taken. Stop what listens there, or name another in HUB_PORT.`,
    )
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`This machine has no address ${host}. Set HUB_HOST to one of its own.`)
  if (error.code === 'EACCES')
    return new Error(`Port ${port} may not be used by this user. Set HUB_PORT above 1023.`)
  return error
}
