import { hashPassword } from 'better-auth/crypto'
import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { makeId } from '../../lib/platform/id'
import { join } from '../auth/join'
import { hashOf } from '../auth/one-time'
import { findVisitor, openPageSession, setVisitor, type Visitor } from '../auth/visitor'
import { inTransaction } from '../db/transaction'
import { Refusal } from '../errors'
import type { Hub } from '../hub'
import { findInvitation, type InvitationRow } from '../repos/invitation'
import { addPerson, findPerson } from '../repos/person'
import { turnSession } from '../repos/session'
import { deadLink } from './dead-end'
import { field, hidden, Name, newPassword, NewPassword, readForm, wrong } from './form'
import { signInPath } from './next'
import { sendPage, type Markup } from './page'
import { ssoLink } from './sign-in'

const Form = z.object({ name: Name, password: NewPassword })
const ANOTHER = 'Ask an admin of your team for another one.'

/** Accepting an invitation: as somebody new, as somebody who is signed in, or after signing in. */
export function invitationPages(hub: Hub): Hono {
  const app = new Hono()

  const show = async (
    context: Context,
    token: string,
    invitation: InvitationRow,
    name = '',
    problem?: string,
  ) => {
    const visitor = await findVisitor(hub, context.req.raw)
    const known = visitor ? undefined : await findPerson(hub.db, { email: invitation.email })
    const body = html`<p class="lead">${invitation.by} invites you as ${invitation.role}.</p>
      ${wrong(problem)} ${bodyFor(visitor, token, invitation, known !== undefined, name)}`
    const title = `Join ${invitation.workspace}`
    return sendPage(context, { title, body }, problem ? { status: 400 } : {})
  }

  const bodyFor = (
    visitor: Visitor | undefined,
    token: string,
    invitation: InvitationRow,
    known: boolean,
    name: string,
  ) => {
    const here = `/invitation?token=${token}`
    if (visitor && visitor.email === invitation.email)
      return html`<form method="post" action="/invitation">
        ${hidden({ token })}
        <p>You are signed in as ${visitor.email}.</p>
        <button class="main whole">Join ${invitation.workspace}</button>
      </form>`
    if (visitor)
      return html`<p>The invitation is for ${invitation.email}, and you are signed in as ${visitor.email}.</p>
        <form method="post" action="/sign-out">
          ${hidden({ next: here })}<button class="main whole">Sign out and go on</button>
        </form>`
    if (known)
      return html`<p>There is an account for ${invitation.email} already.</p>
        <a class="button main whole" href="${signInPath(here)}">Sign in to join</a>`
    return newcomer(token, invitation, name, hub.env.OIDC_ISSUER ? ssoLink(here, token) : '')
  }

  app.get('/invitation', async (context) => {
    const token = context.req.query('token') ?? ''
    const invitation = await findOpen(hub, token)
    return invitation ? show(context, token, invitation) : deadLink(context, ANOTHER)
  })

  app.post('/invitation', async (context) => {
    const sent = await context.req.parseBody()
    const token = typeof sent.token === 'string' ? sent.token : ''
    const invitation = await findOpen(hub, token)
    if (!invitation) return deadLink(context, ANOTHER)
    try {
      const visitor = await findVisitor(hub, context.req.raw)
      if (visitor) {
        if (visitor.email !== invitation.email) return await show(context, token, invitation)
        await inTransaction(hub.db, (tx) => join(tx, invitation, visitor.user_id, hub.now()))
        await turnSession(hub.db, visitor.id, invitation.workspaceId)
        return context.redirect('/welcome', 303)
      }
      const { value, problem } = await readForm(context, Form)
      if (!value)
        return await show(context, token, invitation, typeof sent.name === 'string' ? sent.name : '', problem)
      setVisitor(hub, context, await joinAsNew(hub, context, invitation, value))
      return context.redirect('/welcome', 303)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'gone') return deadLink(context, ANOTHER)
      if (error instanceof Refusal && error.code === 'conflict')
        return await show(context, token, invitation, '', error.message)
      throw error
    }
  })
  return app
}

async function findOpen(hub: Hub, token: string): Promise<InvitationRow | undefined> {
  const found = await findInvitation(hub.db, hashOf(token).toString('hex'))
  return found?.status === 'pending' && found.expiresAt > hub.now() ? found : undefined
}

async function joinAsNew(
  hub: Hub,
  context: Context,
  invitation: InvitationRow,
  { name, password }: z.output<typeof Form>,
): Promise<string> {
  const passwordHash = await hashPassword(password)
  const { email, workspaceId } = invitation
  return inTransaction(hub.db, async (tx) => {
    const at = hub.now()
    const userId = makeId(at)
    // Law: an invitation never gives a new password to an account that stands.
    if (!(await addPerson(tx, { userId, name, email, passwordHash, at })))
      throw new Refusal('conflict', 'There is an account for this address: sign in with it to join.')
    await join(tx, invitation, userId, at)
    return openPageSession(hub, tx, context, { userId, workspaceId })
  })
}

function newcomer(token: string, { email }: InvitationRow, name: string, sso: Markup | ''): Markup {
  return html`<form method="post" action="/invitation">
      ${hidden({ token })}
      ${field({ name: 'email', label: 'E-mail', type: 'email', value: email, autocomplete: 'username', readonly: true })}
      ${field({
        name: 'name',
        label: 'Your name',
        value: name,
        autocomplete: 'name',
        maxlength: 100,
        hint: 'It stands beside your verdicts.',
        focus: true,
      })}
      ${newPassword()}
      <button class="main whole">Join</button>
    </form>
    ${sso}`
}
