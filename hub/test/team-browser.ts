import type { TestHub } from './test-hub'

export type Fields = Record<string, string | string[]>

/** A browser with somebody's cookie, on the team's pages. */
export function teamBrowser(hub: TestHub, token: string) {
  const cookie = `halfdoor.session_token=${encodeURIComponent(token)}`
  const get = (path: string) => hub.app.request(path, { headers: { cookie } })
  const post = (path: string, fields: Fields = {}, origin = hub.url()) => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one)
    return hub.app.request(path, { method: 'POST', headers: { cookie, origin }, body })
  }
  /** Opens a page and answers how its form is sent, as often as one likes: what stands hidden in it goes along. */
  const openForm = async (page: string, action: string) => {
    const [form] =
      new RegExp(`<form method="post" action="${action}"[^]*?</form>`).exec(await (await get(page)).text()) ??
      []
    if (!form) throw new Error(`There is no form ${action} on ${page}`)
    const inputs = form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)
    const held = Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]))
    return (fields: Fields = {}, by: typeof post = post) => by(action, { ...held, ...fields })
  }
  return { get, post, openForm }
}
