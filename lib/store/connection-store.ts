import { z } from 'zod'
import { Me } from '../contract/me-get'

/** The person's yes to what may leave the browser. */
export const Consent = z.object({
  /** Of the list of fields that was agreed to. */
  version: z.string(),
  at: z.number().int(),
  fields: z.array(z.string()),
})
export type Consent = z.infer<typeof Consent>

/** To which hub this browser belongs. */
export const Connection = z.object({
  /** `https://hub.acme.example`, without a slash at the end. */
  url: z.string(),
  /** Of the session; absent where it has ended and the person must sign in again. Never shown, never logged. */
  token: z.string().optional(),
  me: Me,
  /** Absent until the person has agreed: then nothing but `me` may be asked. */
  consent: Consent.optional(),
})
export type Connection = z.infer<typeof Connection>

/** Access that an admin ended, so that the person is told why the workspace is gone. */
export const EndedAccess = z.object({ workspace: z.string(), at: z.number().int() })
export type EndedAccess = z.infer<typeof EndedAccess>

const Kept = z.object({
  connection: Connection.optional(),
  /** Name of a database that must be deleted; stays until it is. */
  hubWipe: z.string().optional(),
  hubEnded: EndedAccess.optional(),
})
export type KeptConnection = z.infer<typeof Kept>

const KEYS = ['connection', 'hubWipe', 'hubEnded']

/** What is kept of a hub; nothing of it for a local workspace. One read. Throws on what does not fit. */
export async function getKept(storage = chrome.storage.local): Promise<KeptConnection> {
  return Kept.parse(await storage.get(KEYS))
}

/** Keeps a connection, in place of another. */
export async function keepConnection(connection: Connection, storage = chrome.storage.local): Promise<void> {
  await storage.set({ connection })
  await storage.remove('hubEnded')
}

/** Forgets the connection; the name of the copy is kept until it is deleted, so that a worker that dies between goes on. */
export async function forgetConnection(
  copy: string,
  ended: EndedAccess | undefined,
  storage = chrome.storage.local,
): Promise<void> {
  await storage.set({ hubWipe: copy, ...(ended ? { hubEnded: ended } : {}) })
  await storage.remove('connection')
}

/** The copy is deleted. */
export async function noteWiped(storage = chrome.storage.local): Promise<void> {
  await storage.remove('hubWipe')
}

/** The person has read that access was ended. */
export async function forgetEnded(storage = chrome.storage.local): Promise<void> {
  await storage.remove('hubEnded')
}

/** The name of the database that a hub's workspace is copied into. */
export function copyName({ workspace }: Connection['me']): string {
  return `halfdoor-hub-${workspace.id}`
}
