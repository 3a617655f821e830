import type { TestHub } from './test-hub'

/** Somebody at a browser without scripts: keeps cookies, sends forms with the page's origin. */
export interface PageVisitor {
  get(path: string): Promise<Response>
  /** Sends a form; `origin` where another page sends it. */
  post(path: string, fields: Record<string, string>, origin?: string): Promise<Response>
  /** What it would send along. */
  cookie(): string
  /** Takes what an answer sets; for answers from elsewhere. */
  keep(answer: Response): void
}

const ORIGIN = 'http://hub.test'

/** A new one, with no cookies. */
export function makeVisitor(hub: Pick<TestHub, 'app'>): PageVisitor {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (!name || value === undefined) continue
      if (value === '' || /max-age=0\b/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
  }
  const send = async (path: string, init: RequestInit) => {
    const headers = { ...init.headers, ...(jar.size ? { cookie: cookie() } : {}) }
    const answer = await hub.app.request(path.replace(ORIGIN, ''), { ...init, headers })
    keep(answer)
    return answer
  }
  return {
    cookie,
    keep,
    get: (path) => send(path, {}),
    post: (path, fields, origin = ORIGIN) =>
      send(path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}
