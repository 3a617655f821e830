import { bodyLimit } from 'hono/body-limit'
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { gradeOpening } from '../../lib/domain/view-grade'
import { makeId } from '../../lib/platform/id'
import type { AppEnv } from '../app-env'
import { inTransaction } from '../db/transaction'
import { isUnavailable, Refusal } from '../errors'
import { fileResponse, QUIET_HEADERS } from '../files/file-response'
import type { Hub } from '../hub'
import { findFile } from '../repos/file'
import { findLink, quietLink, type Link } from '../repos/link'
import { forgetViews } from '../repos/view'
import { linkPage } from './link-page'
import { parseLinkToken, type LinkToken } from './link-token'
import { readOpening } from './opening'
import { makeOpeningLimit } from './opening-limit'
import { viewerFiles } from './viewer-files'
import { viewerPage } from './viewer-page'
import { startViewQueue } from './view-queue'

const PDF = 'application/pdf'
const MOST_TOLD = 4096

/** What the viewer tells: see `viewer/page-clock.ts`. */
const Told = z.object({
  view: z.string().max(200),
  count: z.number().int().min(1),
  pages: z.record(z.string().regex(/^\d{1,5}$/), z.number().min(0)),
})

/**
 * Links as recipients open them. Law: one read answers, what is noted is written afterwards; where a link leads to
 * stands in the database and nowhere in what is asked.
 */
export function linkRoutes(hub: Hub): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const queue = startViewQueue(hub)
  const limit = makeOpeningLimit(hub.now)

  app.get('/l/:token', async (context) => {
    const token = parseLinkToken(context.req.param('token'))
    const link = token && (await findLink(hub.db, token))
    const refused = whyNot(link, hub.now())
    if (!token || !link || refused) return linkPage(refused ?? 'unknown')
    const viewId = note(context, token, link)
    return link.file ? ofFile(context, token, link, viewId) : redirect(link.target)
  })

  app.get('/l/:token/file', async (context) => {
    const token = parseLinkToken(context.req.param('token'))
    const link = token && (await findLink(hub.db, token))
    const refused = whyNot(link, hub.now())
    if (!token || !link?.file || refused) return linkPage(refused ?? 'unknown')
    return fileResponse(hub.db, token.workspaceId, link.file, context.req.raw)
  })

  // The file itself, by the address that an asset has: nobody's link, so nothing is noted.
  app.get('/f/:id', async (context) => {
    const found = await findPlain(context.req.param('id'))
    if (!found) return linkPage('unknown')
    const { workspaceId, file } = found
    if (file.type !== PDF) return fileResponse(hub.db, workspaceId, file, context.req.raw)
    return viewerPage({ title: file.name, file, fileAddress: `/f/${file.id}/file` })
  })
  app.get('/f/:id/file', async (context) => {
    const found = await findPlain(context.req.param('id'))
    if (!found) return linkPage('unknown')
    return fileResponse(hub.db, found.workspaceId, found.file, context.req.raw)
  })

  app.use('/v/*', bodyLimit({ maxSize: MOST_TOLD, onError: () => new Response(null, { status: 413 }) }))
  app.post('/v/:token', async (context) => {
    const token = parseLinkToken(context.req.param('token'))
    const told = Told.safeParse(await context.req.json().catch(notJson))
    const link = token && told.success ? await findLink(hub.db, token) : undefined
    if (token && told.success && link && link.quietAt === undefined && !whyNot(link, hub.now())) {
      const { view: viewId, pages, count } = told.data
      queue.add({
        kind: 'read',
        workspaceId: token.workspaceId,
        linkId: link.id,
        viewId,
        pages,
        count,
        at: hub.now(),
      })
    }
    // Whatever came, the viewer learns nothing from the answer.
    return new Response(null, { status: 204, headers: QUIET_HEADERS })
  })
  app.post('/v/:token/off', async (context) => {
    const token = parseLinkToken(context.req.param('token'))
    const link = token && (await findLink(hub.db, token))
    if (!token || !link) return linkPage('unknown')
    await queue.settled()
    const { workspaceId } = token
    await inTransaction(hub.db, async (tx) => {
      await quietLink(tx, { workspaceId, id: link.id }, hub.now())
      await forgetViews(tx, workspaceId, { linkId: link.id, leadId: link.leadId }, hub.now())
    })
    return new Response(null, {
      status: 303,
      headers: { ...QUIET_HEADERS, location: `/l/${context.req.param('token')}` },
    })
  })

  app.route('/', viewerFiles())
  app.onError((error, context) => {
    const unavailable = error instanceof Refusal ? error.code === 'unavailable' : isUnavailable(error)
    hub.log[unavailable ? 'warn' : 'error'](
      { err: error, requestId: context.get('requestId') },
      'a link was not answered',
    )
    return linkPage('unavailable')
  })
  return app

  /** Puts the opening in line to be written; answers its id where times of pages may follow. */
  function note(context: Context, { workspaceId }: LinkToken, link: Link): string | undefined {
    const at = hub.now()
    const { grade, why, anonymous } = gradeOpening({
      ...readOpening(context, hub.env),
      age: (at - link.createdAt) / 1000,
    })
    if (!limit.allows(link.id)) return undefined
    if (anonymous || link.quietAt !== undefined) {
      queue.add({ kind: 'counted', workspaceId, assetId: link.assetId, at })
      return undefined
    }
    const id = makeId(at)
    queue.add({ kind: 'opened', workspaceId, link, title: link.title ?? '', view: { id, at, grade, why } })
    return id
  }

  function ofFile(
    context: Context,
    { workspaceId }: LinkToken,
    link: Link,
    viewId: string | undefined,
  ): Response {
    const { file, title } = link
    if (file!.type !== PDF) return fileResponse(hub.db, workspaceId, file!, context.req.raw)
    const token = context.req.param('token')
    return viewerPage({
      title: title ?? file!.name,
      file: file!,
      fileAddress: `/l/${token}/file`,
      ...(viewId ? { report: { to: `/v/${token}`, viewId } } : {}),
    })
  }

  async function findPlain(id: string) {
    const token = parseLinkToken(id)
    const file = token && (await findFile(hub.db, token.workspaceId, id))
    return token && file && { workspaceId: token.workspaceId, file }
  }
}

function whyNot(link: Link | undefined, now: number): 'unknown' | 'closed' | 'expired' | undefined {
  if (!link || (!link.target && !link.file)) return 'unknown'
  if (link.closedAt !== undefined) return 'closed'
  return link.validTo !== undefined && link.validTo < now ? 'expired' : undefined
}

function redirect(target: string | undefined): Response {
  return new Response(null, { status: 302, headers: { ...QUIET_HEADERS, location: target! } })
}

function notJson(error: unknown): undefined {
  if (!(error instanceof SyntaxError)) throw error
}
