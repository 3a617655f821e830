import { useEffect, useRef, useState } from 'react'
import { fileProblem } from '../../../lib/domain/library-file'
import type { KeptFile } from '../../../lib/messages/file-port'
import { errorWords } from '../../lead/error-words'
import { BadFile, sendFile } from './file-session'

/** How it stands with a file for the library. */
export type FileState =
  | { kind: 'none' }
  | { kind: 'sending'; name: string; size: number }
  /** `file` where trying again may help. */
  | { kind: 'failed'; message: string; file?: File }
  | { kind: 'kept'; file: KeptFile }

export interface FileSend {
  state: FileState
  send(file: File): void
  cancel(): void
}

/** Sends a file, one at a time; leaving the form stops it. `onKept` hears of the last drawn form's choosing. */
export function useFileSend(onKept: (file: KeptFile) => void): FileSend {
  const [state, setState] = useState<FileState>({ kind: 'none' })
  const running = useRef<AbortController>(undefined)
  // What is typed while it is sent is not lost to what stood at its begin.
  const kept = useRef(onKept)
  useEffect(() => {
    kept.current = onKept
  })
  useEffect(() => () => running.current?.abort(), [])

  const send = (file: File) => {
    if (running.current) return
    const { name, size } = file
    const problem = fileProblem(file)
    if (problem) return setState({ kind: 'failed', message: problem })
    const stopping = new AbortController()
    running.current = stopping
    setState({ kind: 'sending', name, size })
    sendFile(file, stopping.signal)
      .then(
        (answer) => {
          setState({ kind: 'kept', file: answer })
          kept.current(answer)
        },
        (error: unknown) => {
          if (stopping.signal.aborted) return setState({ kind: 'none' })
          const message = errorWords(error, 'The file could not be sent.')
          setState({ kind: 'failed', message, ...(error instanceof BadFile ? {} : { file }) })
        },
      )
      .finally(() => (running.current = undefined))
  }
  return { state, send, cancel: () => running.current?.abort() }
}
