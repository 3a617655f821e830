import { hubPermission } from '../../../lib/domain/hub-address'
import { askAsHouse } from '../../../lib/messages/messenger'
import { ExpectedError } from '../../../lib/platform/expected-error'
import { requestSite, siteWords } from '../site-permissions'
import { exportWorkspace, importWorkspace, type Imported } from './move-session'

interface Connecting {
  address: string
  /** Version of the list that the person agreed to. */
  consent: string
  /** The local workspace goes to the hub too. */
  brings: boolean
  /** The browser's answer to the question for the hub's address, asked within the click. */
  asked: Promise<boolean>
}

/** What became of the workspace that was to be moved along. */
export interface Brought {
  imported?: Imported
  problem?: string
}

/** Asks the browser's own question for a hub. Must be called from the click itself. */
export function requestHub(address: string): Promise<boolean> {
  return requestSite(hubPermission(address))
}

/** Connects, and moves the local workspace along where wanted. Rejects in words where it is not connected. */
export async function connectHub({
  address,
  consent,
  brings,
  asked,
}: Connecting): Promise<Brought | undefined> {
  if (!(await asked))
    throw new ExpectedError(
      `${siteWords(hubPermission(address))} was not allowed in the browser’s question. Without it, the hub cannot be reached.`,
    )
  const { signal } = new AbortController()
  // Taken out before: afterwards the workspace is the hub's.
  const file = brings ? await exportWorkspace(() => undefined, signal) : undefined
  await askAsHouse('hubConnect', { url: address, consent })
  if (!file) return undefined
  try {
    return { imported: await importWorkspace(file, () => undefined, signal) }
  } catch (error) {
    return { problem: (error as Error).message }
  }
}
