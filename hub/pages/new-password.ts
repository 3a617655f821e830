import { hashPassword } from 'better-auth/crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { isResetOpen, resetPassword } from '../auth/password-reset'
import { forgetVisitor } from '../auth/visitor'
import type { Hub } from '../hub'
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
    if (!(await isResetOpen(hub, token))) return deadLink(context, ANOTHER)
    return sendPage(context, { title: 'Set a new password', body: form(token) })
  })
  app.post('/new-password', async (context) => {
    const sent = await context.req.parseBody()
    const token = typeof sent.token === 'string' ? sent.token : ''
    if (!(await isResetOpen(hub, token))) return deadLink(context, ANOTHER)
    const { value, problem } = await readForm(context, z.object({ password: NewPassword }))
    if (!value)
      return sendPage(context, { title: 'Set a new password', body: form(token, problem) }, { status: 400 })
    if (!(await resetPassword(hub, token, await hashPassword(value.password))))
      return deadLink(context, ANOTHER)
    forgetVisitor(hub, context)
    return context.redirect('/sign-in?done=password', 303)
  })
  return app
}
