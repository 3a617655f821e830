import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileAdd } from '../lib/contract/file-add'
import type { Patience } from './patience'

/**
 * Calls `cutOff` where a body comes too slowly. A file may take as long as its bytes keep coming and it is not answered
 * yet: who may not send one is refused before.
 */
export function limitBody(
  asked: IncomingMessage,
  answer: ServerResponse,
  { request, file }: Patience,
  cutOff: () => void,
): void {
  const { method, url, socket, headers } = asked
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  const isFile = method === 'POST' && url?.split('?')[0] === fileAdd.path
  const until = Date.now() + file.whole
  let before = socket.bytesRead
  let timer = setTimeout(look, isFile ? file.idle : request)

  function look(): void {
    if (asked.complete || socket.destroyed) return
    const came = socket.bytesRead - before
    before = socket.bytesRead
    const left = until - Date.now()
    if (!isFile || came === 0 || left <= 0 || answer.writableEnded) return cutOff()
    timer = setTimeout(look, Math.min(file.idle, left))
  }
  for (const end of ['end', 'close'] as const) asked.once(end, () => clearTimeout(timer))
}
