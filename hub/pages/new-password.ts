import { hashPassword } from 'better-auth/crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { hashOf } from '../auth/one-time'
import { forgetVisitor } from '../auth/visitor'
import { inTransaction } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { findMember, listWorkspacesOf } from '../repos/member'
import { findLink, takeLink } from '../repos/one-time-link'
import { setPassword } from '../repos/person'
import { endSessionsOf } from '../repos/session'
import { deadLink } from './dead-end'
import { hidden, newPassword, NewPassword, readForm, wrong } from './form'
import { sendPage } from './page'

const ANOTHER = 'Ask an admin of your team for another one.'

/** Setting a new password by an admin's one-time link: it ends every session of that person. */
export function newPasswordPages(hub: Hub): Hono {
  const app = new Hono()
  const form = (token: string, problem?: string) =>
    html`<p class="lead">You will be signed out everywhere, and sign in with the new one.</p>
      ${wrong(problem)}
      <form method="post" action="/new-password">
        ${hidden({ token })} ${newPassword()}
        <button class="main whole">Set the password</button>
      </form>`
  app.get('/new-password', async (context) => {
    const token = context.req.query('token') ?? ''
    if (!(await counts(hub, token))) return deadLink(context, ANOTHER)
    return sendPage(context, { title: 'Set a new password', body: form(token) })
  })
  app.post('/new-password', async (context) => {
    const sent = await context.req.parseBody()
    const token = typeof sent.token === 'string' ? sent.token : ''
    if (!(await counts(hub, token))) return deadLink(context, ANOTHER)
    const { value, problem } = await readForm(context, z.object({ password: NewPassword }))
    if (!value)
      return sendPage(context, { title: 'Set a new password', body: form(token, problem) }, { status: 400 })
    if (!(await change(hub, token, await hashPassword(value.password)))) return deadLink(context, ANOTHER)
    forgetVisitor(hub, context)
    return context.redirect('/sign-in', 303)
  })
  return app
}

async function counts(hub: Hub, token: string): Promise<boolean> {
  const link = await findLink(hub.db, 'password', hashOf(token))
  return link !== undefined && link.usedAt === undefined && link.expiresAt > hub.now()
}

/** False where the link no longer counts: its person left, or joined another workspace whose admin did not make it. */
function change(hub: Hub, token: string, passwordHash: string): Promise<boolean> {
  const at = hub.now()
  return inTransaction(hub.db, async (tx) => {
    const link = await takeLink(tx, 'password', hashOf(token), at)
    if (!link?.userId || !link.workspaceId) return false
    const { userId, workspaceId } = link
    const member = await findMember(tx, workspaceId, { userId })
    if (!member || (await listWorkspacesOf(tx, userId)).length !== 1) return false
    await setPassword(tx, userId, passwordHash, at)
    await endSessionsOf(tx, userId)
    await addAudit(tx, { workspaceId, memberId: member.id, action: 'password.set', subject: member.id, at })
    return true
  })
}
