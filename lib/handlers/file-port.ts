import { MARKETING } from '../contract/role'
import { fileProblem } from '../domain/library-file'
import { HubError } from '../hub/hub-client'
import { FILE_PORT, FileToWorker, type KeptFile, type WorkerToFile } from '../messages/file-port'
import { senderKind } from '../messages/sender'
import { ExpectedError, isExpected } from '../platform/expected-error'
import { report } from '../platform/report'
import type { WorkerParts } from './worker'

type FileParts = Pick<WorkerParts, 'hub'>

/** Takes a file of the marketer's page to the hub over a port. One of another name or from elsewhere is not answered. */
export function acceptFile(port: chrome.runtime.Port, parts: FileParts): void {
  if (port.name !== FILE_PORT) return
  if (!port.sender || senderKind(port.sender) !== 'house') return port.disconnect()
  const gone = new AbortController()
  let isBusy = false
  const tell = (message: WorkerToFile) => {
    if (!gone.signal.aborted) port.postMessage(message)
  }
  port.onDisconnect.addListener(() => gone.abort())
  port.onMessage.addListener((raw: unknown) => {
    const parsed = FileToWorker.safeParse(raw)
    if (!parsed.success) return report(parsed.error, 'reading a message about a file')
    const message = parsed.data
    if (message.kind === 'stay' || isBusy) return
    isBusy = true
    sendFile(message, parts, gone.signal)
      .then((file) => tell({ kind: 'kept', file }))
      .catch((error: unknown) => {
        if (gone.signal.aborted) return
        if (!isExpected(error)) report(error, 'sending a file to the hub')
        const message = isExpected(error) ? error.message : FAILED
        tell({ kind: 'failed', message, ...(error instanceof BadFile ? { isFinal: true as const } : {}) })
      })
      .finally(() => (isBusy = false))
  })
}

/** The hub has looked at the file and will not have it. */
class BadFile extends ExpectedError {}

const FAILED = 'The file could not be sent. Nothing was kept; choose it again.'

async function sendFile(
  { name, url }: { name: string; url: string },
  { hub }: FileParts,
  signal: AbortSignal,
): Promise<KeptFile> {
  if (!hub) throw new ExpectedError('Files are kept by your team’s hub. Connect one in the settings.')
  const { role } = hub.me.member
  if (!MARKETING.includes(role)) throw new ExpectedError(`Files are marketing’s; you are a ${role}.`)
  const body = await (await fetch(url, { signal })).blob()
  const problem = fileProblem({ name, size: body.size })
  if (problem) throw new BadFile(problem)
  const {
    url: address,
    name: kept,
    size,
  } = await hub.client.sendFile({ name, body }, signal).catch((error: unknown) => {
    if (!(error instanceof HubError)) throw error
    const isBad = error.code === 'unsupportedType' || error.code === 'tooLarge'
    throw isBad ? new BadFile(error.message) : new ExpectedError(error.message)
  })
  return { url: address, name: kept, size }
}
