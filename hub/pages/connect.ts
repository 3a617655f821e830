import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { z } from 'zod'
import {
  ConnectQuery,
  EXTENSION_CONNECT_PATH,
  EXTENSION_TOKEN_PATH,
  ExtensionTokenInput,
} from '../../lib/contract/extension-token'
import { exchangeCode, makeCode } from '../auth/extension-code'
import { extensionIds } from '../auth/extension-ids'
import { findVisitor, type Visitor } from '../auth/visitor'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { wrongWay } from './dead-end'
import { hidden } from './form'
import { signInPath } from './next'
import { sendPage, type Markup } from './page'
import { noWorkspace, workspaceChoice } from './welcome'

const WRONG_WAY =
  'This page is opened by the Halfdoor extension, and by no other. If it was, your hub does not know the extension’s id: ask whoever runs the hub (EXTENSION_IDS).'

const Decision = z.object({ decision: z.enum(['allow', 'cancel']), workspace: z.uuid().optional() })

/** The extension signs in: a person allows it on a page of ours, and it gives the code it got for a session. */
export function connectPages(hub: Hub): Hono {
  const app = new Hono()
  const allowed = extensionIds(hub.env)

  app.get(EXTENSION_CONNECT_PATH, async (context) => {
    const asked = readAsked(context.req.query(), allowed)
    if (!asked) return wrongWay(context, WRONG_WAY)
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor)
      return context.redirect(signInPath(`${EXTENSION_CONNECT_PATH}?${new URLSearchParams(asked)}`), 302)
    return show(context, asked, visitor)
  })

  app.post(EXTENSION_CONNECT_PATH, async (context) => {
    const sent = await context.req.parseBody()
    const asked = readAsked(sent, allowed)
    const decision = Decision.safeParse(sent)
    if (!asked || !decision.success) return wrongWay(context, WRONG_WAY)
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor)
      return context.redirect(signInPath(`${EXTENSION_CONNECT_PATH}?${new URLSearchParams(asked)}`), 303)
    if (decision.data.decision === 'cancel') return goBack(context, asked, { error: 'access_denied' })
    const chosen = visitor.workspaces.find(({ workspaceId }) => workspaceId === decision.data.workspace)
    if (!chosen) return show(context, asked, visitor)
    const code = await makeCode(hub, {
      userId: visitor.user_id,
      workspaceId: chosen.workspaceId,
      challenge: asked.code_challenge,
      redirectUri: asked.redirect_uri,
      userAgent: context.req.header('user-agent') ?? '',
    })
    return goBack(context, asked, { code })
  })

  const limit = bodyLimit({
    maxSize: 4096,
    onError: () => {
      throw new Refusal('tooLarge', 'This is more than a code and a verifier.')
    },
  })
  app.post(EXTENSION_TOKEN_PATH, limit, async (context) => {
    const parsed = ExtensionTokenInput.safeParse(await readJson(context))
    if (!parsed.success) throw new Refusal('badRequest', 'Send code, verifier and redirectUri as JSON.')
    context.header('cache-control', 'no-store')
    return context.json(await exchangeCode(hub, parsed.data), 200)
  })
  return app
}

/** What the extension asks for; undefined where it is no extension we know, or the answer would go elsewhere. */
function readAsked(sent: Record<string, unknown>, allowed: readonly string[]): ConnectQuery | undefined {
  const { data } = ConnectQuery.safeParse(sent)
  if (!data || !allowed.includes(data.extension_id)) return undefined
  return new URL(data.redirect_uri).hostname === `${data.extension_id}.chromiumapp.org` ? data : undefined
}

function goBack(
  context: Context,
  { redirect_uri, state }: ConnectQuery,
  answer: Record<string, string>,
): Response {
  return context.redirect(`${redirect_uri}?${new URLSearchParams({ ...answer, state })}`, 303)
}

function show(context: Context, asked: ConnectQuery, visitor: Visitor): Promise<Response> {
  const [first] = visitor.workspaces
  if (!first) return sendPage(context, { title: 'No workspace', body: noWorkspace(visitor) }, { status: 403 })
  const one = visitor.workspaces.length === 1 ? first : undefined
  const body = html`<p class="lead">It may then read and write in the workspace as you.</p>
    <form method="post" action="${EXTENSION_CONNECT_PATH}">
      ${hidden({ ...asked, ...(one ? { workspace: one.workspaceId } : {}) })}
      ${one ? '' : workspaceChoice(visitor, visitor.organization_id)}
      <dl>
        ${one ? row('Workspace', one.workspace) : ''} ${one ? row('Your role', one.role) : ''}
        ${row('You', visitor.email)} ${row('Extension', html`Halfdoor, <code>${asked.extension_id}</code>`)}
      </dl>
      <p class="muted">Allow this only if you just chose to connect in Halfdoor’s settings.</p>
      <div class="actions">
        <button name="decision" value="cancel">Cancel</button>
        <button class="main" name="decision" value="allow">Allow</button>
      </div>
    </form>`
  return sendPage(
    context,
    { title: 'Connect the extension', body },
    { formTo: new URL(asked.redirect_uri).origin },
  )
}

const row = (name: string, value: string | Markup): Markup =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`

async function readJson(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text())
  } catch {
    return undefined
  }
}
