import {
  BrokenFile,
  readFileLines,
  type FileEnd,
  type FileHead,
  type FileLine,
} from '../domain/workspace-file'
import { HubError } from '../hub/hub-client'
import { MOVE_PORT, MoveToWorker, type WorkerToMove } from '../messages/move-port'
import { tellPanels } from '../messages/messenger'
import { senderKind } from '../messages/sender'
import { ExpectedError, isExpected } from '../platform/expected-error'
import { report } from '../platform/report'
import { workspaceLines } from '../store/workspace-lines'
import { makeRestore } from '../store/workspace-restore'
import { hubLines } from '../sync/hub-lines'
import { makeLineSender } from '../sync/send-workspace'
import type { WorkerParts } from './worker'

/** Characters of one piece, about. */
const PIECE = 500_000
const BATCH = 250
const TELL_EVERY = 1000

type MoveParts = Pick<WorkerParts, 'db' | 'hub' | 'shelf' | 'now'>

/** Lets a workspace go out and come in over a port from the settings. One of another name or from elsewhere is not answered. */
export function acceptMove(port: chrome.runtime.Port, parts: MoveParts): void {
  if (port.name !== MOVE_PORT) return
  if (!port.sender || senderKind(port.sender) !== 'house') return port.disconnect()
  const gone = new AbortController()
  let wanted: (() => void) | undefined
  let isBusy = false
  const tell = (message: WorkerToMove) => {
    if (!gone.signal.aborted) port.postMessage(message)
  }
  const give = async (text: string) => {
    if (gone.signal.aborted) return
    const more = new Promise<void>((resolve) => (wanted = resolve))
    tell({ kind: 'piece', text })
    await more
  }
  port.onDisconnect.addListener(() => {
    gone.abort()
    wanted?.()
  })
  port.onMessage.addListener((raw: unknown) => {
    const parsed = MoveToWorker.safeParse(raw)
    if (!parsed.success) return report(parsed.error, 'reading a message about moving a workspace')
    const message = parsed.data
    if (message.kind === 'stay') return
    if (message.kind === 'more') return wanted?.()
    if (isBusy) return
    isBusy = true
    const work =
      message.kind === 'export'
        ? exportTo(give, tell, parts, gone.signal)
        : importFrom(message.url, tell, parts, gone.signal)
    work
      .catch((error: unknown) => {
        // Nobody waits any more; and a broken file or a hub out of reach is the person's to mend, no defect.
        if (gone.signal.aborted) return
        if (!(error instanceof BrokenFile || error instanceof HubError || isExpected(error)))
          report(error, 'moving a workspace')
        tell({ kind: 'failed', message: wordsOf(error) })
      })
      .finally(() => (isBusy = false))
  })
}

/** Gives the file piece by piece; a page that goes away ends it. */
async function exportTo(
  give: (text: string) => Promise<void>,
  tell: (message: WorkerToMove) => void,
  { db, hub, now }: MoveParts,
  signal: AbortSignal,
): Promise<void> {
  if (hub?.me.member.role === 'rep')
    throw new ExpectedError(
      'This browser holds only a part of the hub’s workspace. Ask marketing to export the whole.',
    )
  const head: FileHead = { format: 'halfdoor-workspace', version: 1, at: now() }
  let text = `${JSON.stringify(head)}\n`
  let lines = 0
  for await (const page of hub ? hubLines(hub.client, signal) : workspaceLines(db)) {
    for (const line of page) {
      if (signal.aborted) return
      text += `${JSON.stringify(line)}\n`
      lines++
      if (text.length < PIECE) continue
      await give(text)
      text = ''
    }
  }
  if (signal.aborted) return
  const end: FileEnd = { end: lines }
  await give(`${text}${JSON.stringify(end)}\n`)
  tell({ kind: 'exported', lines })
}

/** Reads the file twice: once to check every line, and, where all of them fit, once to store them. */
async function importFrom(
  url: string,
  tell: (message: WorkerToMove) => void,
  parts: MoveParts,
  signal: AbortSignal,
): Promise<void> {
  const { hub, db, shelf } = parts
  // What others said keeps their names: who is no admin could put verdicts into their mouths by a file.
  if (hub && hub.me.member.role !== 'admin')
    throw new ExpectedError('Only an admin moves a workspace to the hub. Give one of them the file.')
  await eachBatch(url, 'checking', tell, signal, () => Promise.resolve())
  if (hub) {
    const sender = makeLineSender(hub.client, signal)
    await eachBatch(url, 'storing', tell, signal, async (lines) => {
      for (const line of lines) await sender.add(line)
    })
    await sender.finish()
    tell({ kind: 'imported', ...sender.result() })
    await hub.pull()
    return
  }
  const restore = makeRestore(db)
  try {
    await eachBatch(url, 'storing', tell, signal, (lines) => restore.addBatch(lines))
  } finally {
    // What was stored by then stays.
    shelf.forget()
    shelf.forgetSends()
    tellPanels('storeChanged', { nouns: ['lead', 'feedback', 'asset', 'send', 'settings', 'definition', 'model', 'objection', 'request'] }) // prettier-ignore
  }
  tell({ kind: 'imported', added: restore.restored, skipped: restore.skipped() })
}

async function eachBatch(
  url: string,
  step: 'checking' | 'storing',
  tell: (message: WorkerToMove) => void,
  signal: AbortSignal,
  take: (lines: readonly FileLine[]) => Promise<void>,
): Promise<void> {
  const response = await fetch(url, { signal })
  let batch: FileLine[] = []
  let lines = 0
  for await (const line of readFileLines(textLines(response.body!))) {
    batch.push(line)
    if (++lines % TELL_EVERY === 0) tell({ kind: 'progress', step, lines })
    if (batch.length < BATCH) continue
    signal.throwIfAborted()
    await take(batch)
    batch = []
  }
  await take(batch)
  tell({ kind: 'progress', step, lines })
}

/** A stream's lines, however its bytes are cut. Throws where they are not UTF-8. */
async function* textLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const bytes of stream as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  yield rest + decoder.decode()
}

function wordsOf(error: unknown): string {
  if (isExpected(error) || error instanceof HubError) return error.message
  if (error instanceof BrokenFile) return `The file is broken, and nothing was changed. ${error.message}`
  if (error instanceof TypeError) return 'The file could not be read as text. Nothing was changed.'
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return 'The disk is full. Make room, then import the file again: what is stored already is not doubled.'
  return 'It did not work to the end. Try again: what is stored already is not doubled.'
}
