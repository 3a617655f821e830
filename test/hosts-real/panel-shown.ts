import type { Page } from 'playwright-core'
import { sidebarOf } from '../e2e/browser.ts'

/** What the sidebar says about a page, read from what it draws. */
export interface PanelShown {
  /**
   * `lead` and `unknown` name one person as sure; `ask` asks; `noLead` is a page of people who are none, `nobody` one
   * without people; `changed` a page not understood; `other` one that is still on its way.
   */
  kind: 'lead' | 'unknown' | 'ask' | 'nameOnly' | 'noLead' | 'nobody' | 'changed' | 'other'
  /** Addresses of those it names, in its order; of a lead, the one in its header. */
  emails: string[]
  text: string
}

/** Reads the sidebar beside a page as it is now. */
export async function readPanel(page: Page): Promise<PanelShown> {
  const frame = await sidebarOf(page)
  return frame.evaluate(readDrawn).catch((error: Error) => {
    // The frame goes with its page; the next look will tell.
    if (!/detached|destroyed|navigat/i.test(error.message)) throw error
    return { kind: 'other', emails: [], text: error.message } satisfies PanelShown
  })
}

/** Runs in the sidebar. */
function readDrawn(): PanelShown {
  const text = document.body.innerText
  const emailsIn = (part: string | undefined) => part?.match(/[^\s<>()·]+@[^\s<>()·]+/g) ?? []
  const shown = (kind: PanelShown['kind'], part?: string): PanelShown => ({
    kind,
    emails: emailsIn(part),
    text,
  })
  const asked = document.querySelector<HTMLElement>('[aria-label="People on this page"]')
  if (asked) return shown('ask', asked.innerText)
  if (document.querySelector('[aria-label^="Verdict on this lead"]'))
    return shown('lead', document.querySelector('header')!.innerText)
  if (text.includes('Not in your workspace.'))
    return shown('unknown', text.split('Not in your workspace.')[0])
  if (text.includes('This page shows a name and no address')) return shown('nameOnly')
  if (text.includes('No lead here')) return shown('noLead')
  if (text.includes('Nobody here')) return shown('nobody')
  if (text.includes('This page has changed')) return shown('changed')
  return shown('other')
}

/** Waits until the sidebar shows what is wanted, and answers it. Throws with what it shows instead. */
export async function untilPanel(
  page: Page,
  isWanted: (shown: PanelShown) => boolean,
  onLook: (shown: PanelShown) => void = () => undefined,
): Promise<PanelShown> {
  let shown = await readPanel(page)
  for (const end = Date.now() + 15_000; ; shown = await readPanel(page)) {
    onLook(shown)
    if (isWanted(shown)) return shown
    if (Date.now() > end) throw new Error(`The panel stays so: ${JSON.stringify(shown)}`)
    await page.waitForTimeout(50)
  }
}

/** How long what must not come is waited for: longer than the content script takes between two looks at a silent page. */
const HOLDS_MS = 2000

/**
 * Waits until the sidebar shows what is wanted, and sees that it stays so. A page that is still on its way may be said
 * to be: then it is seen anew.
 */
export async function panelStays(page: Page, isWanted: (shown: PanelShown) => boolean): Promise<void> {
  await untilPanel(page, isWanted)
  for (const end = Date.now() + HOLDS_MS; Date.now() < end; await page.waitForTimeout(100)) {
    const shown = await readPanel(page)
    if (shown.kind === 'other') return panelStays(page, isWanted)
    if (!isWanted(shown)) throw new Error(`The panel did not stay so: ${JSON.stringify(shown)}`)
  }
}
