import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { AppEnv } from '../app-env'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { rudderstackSettings, segmentSettings } from './library-settings'
import { writeKeyOf, type Admission } from './write-key'

/**
 * Answers what the libraries of Segment and RudderStack ask when a page opens, so that no key of the hub goes to them.
 * Only for a browser's key that counts: a server's key in a page is one that was published. Any page may read it, as it
 * holds nothing that the page does not have.
 */
export function settingsApp(hub: Hub, admission: Admission): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  /** The workspace of a browser's key. Throws `badWriteKey`. */
  async function workspaceOf(key: string | undefined): Promise<string> {
    const { trust, workspaceId } = await admission.admit(key)
    if (trust === 'browser') return workspaceId
    throw new Refusal(
      'badWriteKey',
      'This is a server’s write key and has no place in a page. Revoke it, and add a source that sends from a page.',
    )
  }

  const anywhere = cors({ origin: '*', allowMethods: ['GET'], maxAge: 86_400 })
  app.use('/v1/projects/:key/settings', anywhere)
  app.get('/v1/projects/:key/settings', async (context) => {
    const key = context.req.param('key')
    context.set('workspaceId', await workspaceOf(key))
    context.header('cache-control', 'no-store')
    return context.json(segmentSettings(key, hub.url()))
  })
  // The library puts the slash there itself, and leaves it away where the address it is given has none.
  for (const path of ['/sourceConfig', '/sourceConfig/']) {
    app.use(path, anywhere)
    app.get(path, async (context) => {
      context.set('workspaceId', await workspaceOf(writeKeyOf(context.req.raw.headers)))
      context.header('cache-control', 'no-store')
      return context.json(rudderstackSettings())
    })
  }
  return app
}
