import { hashPassword } from 'better-auth/crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { MemberEmail } from '../../lib/contract/member-invite'
import { makeFirstAdmin } from '../auth/first-admin'
import { hashOf } from '../auth/one-time'
import { openPageSession, setVisitor } from '../auth/visitor'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { findLink } from '../repos/one-time-link'
import { deadLink } from './dead-end'
import { field, hidden, Name, newPassword, NewPassword, readForm, wrong } from './form'
import { sendPage } from './page'

const Form = z.object({ workspace: Name, name: Name, email: MemberEmail, password: NewPassword })
const ANOTHER = 'While nobody is a member, starting the hub again prints another one.'

/** The first admin makes the workspace, by the link that the hub printed. */
export function firstAdminPages(hub: Hub): Hono {
  const app = new Hono()
  app.get('/first-admin', async (context) => {
    const token = context.req.query('token') ?? ''
    if (!(await counts(hub, token))) return deadLink(context, ANOTHER)
    return sendPage(context, { title: 'Make your team’s workspace', body: form(token, {}) })
  })
  app.post('/first-admin', async (context) => {
    const sent = await context.req.parseBody()
    const token = typeof sent.token === 'string' ? sent.token : ''
    if (!(await counts(hub, token))) return deadLink(context, ANOTHER)
    const refuse = (problem: string) =>
      sendPage(
        context,
        { title: 'Make your team’s workspace', body: form(token, sent, problem) },
        { status: 400 },
      )
    const { value, problem } = await readForm(context, Form)
    if (!value) return refuse(problem)
    const { password, ...rest } = value
    const passwordHash = await hashPassword(password)
    try {
      const session = await inTransaction(hub.db, async (tx) => {
        const made = await makeFirstAdmin(hub, tx, { ...rest, token, passwordHash })
        return openPageSession(hub, tx, context, made)
      })
      setVisitor(hub, context, session)
      return context.redirect('/welcome', 303)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'gone') return deadLink(context, ANOTHER)
      if (error instanceof Refusal && error.code === 'conflict') return refuse(error.message)
      throw error
    }
  })
  return app
}

async function counts(hub: Hub, token: string): Promise<boolean> {
  const link = await findLink(hub.db, 'first-admin', hashOf(token))
  return link !== undefined && link.usedAt === undefined && link.expiresAt > hub.now()
}

function form(token: string, sent: Record<string, unknown>, problem?: string) {
  const value = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '')
  return html`<p class="lead">You will be its admin: you invite the others.</p>
    ${wrong(problem)}
    <form method="post" action="/first-admin">
      ${hidden({ token })}
      ${field({
        name: 'workspace',
        label: 'Name of the workspace',
        value: value('workspace'),
        autocomplete: 'organization',
        maxlength: 100,
        hint: 'Your company’s name, say.',
        focus: true,
      })}
      ${field({ name: 'name', label: 'Your name', value: value('name'), autocomplete: 'name', maxlength: 100 })}
      ${field({ name: 'email', label: 'Your e-mail', type: 'email', value: value('email'), autocomplete: 'username' })}
      ${newPassword()}
      <button class="main whole">Make the workspace</button>
    </form>`
}
