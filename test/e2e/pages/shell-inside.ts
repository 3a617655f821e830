import type { CDPSession, Page, Worker } from 'playwright-core'

interface DomNode {
  nodeId: number
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
  shadowRootType?: string
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The inside of the sidebar's shell, which only the browser's own tools can see. */
export interface ShellInside {
  /** Shells in the page: one, or something is wrong. */
  count(): Promise<number>
  /** Where a part stands, or undefined where it is not drawn. */
  box(selector: string): Promise<Box | undefined>
  attribute(selector: string, name: string): Promise<string | undefined>
  click(selector: string): Promise<void>
}

/** Looks into the closed shadow roots at the end of a page. */
export async function shellInside(page: Page): Promise<ShellInside> {
  const tools = await page.context().newCDPSession(page)
  const shells = async () => {
    const { root } = (await tools.send('DOM.getDocument', { depth: 2, pierce: true })) as { root: DomNode }
    const html = root.children?.find((node) => node.children)
    const hosts = html?.children?.flatMap((node) => node.shadowRoots ?? []) ?? []
    const found = await Promise.all(hosts.map((host) => find(tools, host.nodeId, '.halfdoor')))
    return found.filter((nodeId) => nodeId !== 0)
  }
  const part = async (selector: string) => {
    const [shell] = await shells()
    return shell ? find(tools, shell, selector) : 0
  }
  const box = async (selector: string) => {
    const nodeId = await part(selector)
    if (!nodeId) return
    const model = await tools.send('DOM.getBoxModel', { nodeId }).catch(notThere)
    if (!model) return
    const [x, y] = model.model.border as [number, number]
    return { x, y, width: model.model.width, height: model.model.height }
  }
  return {
    count: async () => (await shells()).length,
    box,
    async attribute(selector, name) {
      const nodeId = await part(selector)
      if (!nodeId) return
      const { attributes } = await tools.send('DOM.getAttributes', { nodeId })
      const at = attributes.findIndex((each, index) => index % 2 === 0 && each === name)
      return at < 0 ? undefined : attributes[at + 1]
    },
    async click(selector) {
      const place = await box(selector)
      if (!place) throw new Error(`${selector} is not drawn`)
      await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2)
    },
  }
}

async function find(tools: CDPSession, nodeId: number, selector: string): Promise<number> {
  const found = await tools.send('DOM.querySelector', { nodeId, selector }).catch(notThere)
  return found?.nodeId ?? 0
}

/** What the browser answers for a part that has no box or went away meanwhile; anything else is the test's fault. */
function notThere(error: Error): undefined {
  if (!/Could not (?:compute box model|find node)/.test(error.message)) throw error
}

/** Waits until something is so; the last thing seen is in the error. */
export async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  let seen = await look()
  for (const end = Date.now() + 10_000; !isSo(seen) && Date.now() < end; seen = await look())
    await new Promise((done) => setTimeout(done, 50))
  if (!isSo(seen)) throw new Error(`It did not come to be so. Last seen: ${JSON.stringify(seen)}`)
  return seen
}

/** Tells the content script of a page what the worker would tell it, and answers its answer. */
export async function tell(worker: Worker, page: Page, type: string, data: object): Promise<any> {
  const reply = await worker.evaluate(
    async ({ url, type, data }) => {
      const tabs = await chrome.tabs.query({})
      const tab = tabs.find((each) => each.url === url)
      const message = { id: 1, type, data, timestamp: Date.now() }
      return chrome.tabs.sendMessage(tab!.id!, message, { frameId: 0 })
    },
    { url: page.url(), type, data },
  )
  if (reply.err) throw new Error(reply.err.message)
  return reply.res
}
