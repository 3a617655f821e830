import { z } from 'zod'

/** The name of the port that a file goes to the library over; open for as long as that lasts. */
export const FILE_PORT = 'file'

/** What the marketer's page says on the port. Closing it stops the sending. */
export const FileToWorker = z.discriminatedUnion('kind', [
  /** Send this file to the team's hub: the page gives the address of a blob. */
  z.object({
    kind: z.literal('send'),
    name: z.string().max(500),
    url: z.string().startsWith('blob:').max(300),
  }),
  /** Still here: keeps the worker awake. Every fifteen seconds. */
  z.object({ kind: z.literal('stay') }),
])
export type FileToWorker = z.infer<typeof FileToWorker>

/** A file that the hub keeps. */
export interface KeptFile {
  /** What becomes the asset's address. */
  url: string
  name: string
  /** Bytes. */
  size: number
}

/** What the worker answers on the port. */
export type WorkerToFile =
  | { kind: 'kept'; file: KeptFile }
  /** Nothing was kept. `message` is for the person. */
  | { kind: 'failed'; message: string; /** Sent again it would be refused again. */ isFinal?: true }
