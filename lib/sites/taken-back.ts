import { z } from 'zod'

const KEY = 'takenBack'

/** Origins whose permission was taken back while their pages were open: those are left alone until they are loaded anew. */
async function readTakenBack(): Promise<string[]> {
  const stored = (await chrome.storage.session.get(KEY))[KEY]
  return stored === undefined ? [] : z.array(z.string()).parse(stored)
}

/** Remembers patterns such as `https://mail.acme.com/*` as taken back, or no longer so. */
export async function noteTakenBack(patterns: readonly string[], isBack: boolean): Promise<void> {
  const rest = (await readTakenBack()).filter((one) => !patterns.includes(one))
  await chrome.storage.session.set({ [KEY]: isBack ? [...rest, ...patterns] : rest })
}

/** True for a page of a site that was taken back and not allowed again. */
export async function isTakenBack(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url)
  return (await readTakenBack()).includes(`${protocol}//${hostname}/*`)
}
