import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { findVisitor } from '../auth/visitor'
import { inTransaction } from '../db/transaction'
import type { Hub } from '../hub'
import { addAudit } from '../repos/audit'
import { findMember } from '../repos/member'
import { endSession, listSessions, turnSession, type ListedSession } from '../repos/session'
import { browserName } from './browser-name'
import { hidden, readForm } from './form'
import { signInPath } from './next'
import { sendPage, type Markup } from './page'
import { foot } from './welcome'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** Where a person is signed in, in all their workspaces, and ending it. */
export function sessionPages(hub: Hub): Hono {
  const app = new Hono()
  app.get('/sessions', async (context) => {
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor) return context.redirect(signInPath('/sessions'), 302)
    const sessions = await listSessions(hub.db, { userId: visitor.user_id, now: hub.now() })
    const many = visitor.workspaces.length > 1
    const body = html`<p class="lead">Where you are signed in. End what you do not know.</p>
      <ul class="rows">
        ${sessions.map((session) => row(session, session.id === visitor.id, many))}
      </ul>
      ${foot(visitor, 'sessions')}`
    return sendPage(context, { title: 'My sessions', body, wide: true })
  })
  app.post('/sessions/end', async (context) => {
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor) return context.redirect(signInPath('/sessions'), 303)
    const { value } = await readForm(context, z.object({ session: z.uuid() }))
    if (value) await end(hub, visitor.user_id, visitor.organization_id, value.session)
    return context.redirect('/sessions', 303)
  })
  app.post('/workspace', async (context) => {
    const visitor = await findVisitor(hub, context.req.raw)
    if (!visitor) return context.redirect(signInPath('/welcome'), 303)
    const { value } = await readForm(context, z.object({ workspace: z.uuid() }))
    if (value) await turnSession(hub.db, visitor.id, value.workspace)
    return context.redirect('/welcome', 303)
  })
  return app
}

async function end(hub: Hub, userId: string, workspaceId: string | null, sessionId: string): Promise<void> {
  await inTransaction(hub.db, async (tx) => {
    if (!(await endSession(tx, { sessionId, userId })) || !workspaceId) return
    const member = await findMember(tx, workspaceId, { userId })
    await addAudit(tx, {
      workspaceId,
      memberId: member?.id,
      action: 'session.ended',
      subject: sessionId,
      at: hub.now(),
    })
  })
}

function row(
  { id, kind, userAgent, since, usedAt, workspace }: ListedSession,
  current: boolean,
  many: boolean,
): Markup {
  const name = browserName(userAgent)
  const where = kind === 'extension' ? `The extension in ${name.replace(/^A /, 'a ')}` : name
  return html`<li>
    <div>
      <p>${where}${current ? html` · <strong>this one</strong>` : ''}</p>
      <p class="muted">
        ${many && workspace ? `${workspace} · ` : ''}since
        ${DAY.format(since)}${usedAt - since > 86_400_000 ? ` · used ${DAY.format(usedAt)}` : ''}
      </p>
    </div>
    ${
      current
        ? ''
        : html`<form method="post" action="/sessions/end">
            ${hidden({ session: id })}<button class="small">End</button>
          </form>`
    }
  </li>`
}
