import { z } from 'zod'

/** How long a link made for a draft is taken for that draft's, ms. */
const DRAFT = 30 * 60_000
const MOST = 50

const MadeLink = z.object({
  /** Of the tab, the lead and the asset. */
  key: z.string(),
  url: z.string(),
  /** The send that it was made for. */
  sendId: z.string(),
  at: z.number(),
})
export type MadeLink = z.infer<typeof MadeLink>

const KEY = 'links'

/**
 * The tracked links made last, so that the same asset in the same draft keeps its address: only so is it seen that the
 * draft has it. Survives the worker's sleep, ends with the browser.
 */
export async function findMadeLink(key: string, now: number): Promise<MadeLink | undefined> {
  return (await read()).find((link) => link.key === key && now - link.at < DRAFT)
}

/** Keeps one, in place of the one before under its key. */
export async function putMadeLink(link: MadeLink): Promise<void> {
  const others = (await read()).filter(({ key, at }) => key !== link.key && link.at - at < DRAFT)
  await chrome.storage.session.set({ [KEY]: [link, ...others].slice(0, MOST) })
}

async function read(): Promise<MadeLink[]> {
  const { [KEY]: kept } = await chrome.storage.session.get(KEY)
  return kept === undefined ? [] : z.array(MadeLink).parse(kept)
}
