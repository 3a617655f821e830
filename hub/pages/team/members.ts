import { Hono } from 'hono'
import { html } from 'hono/html'
import { Role } from '../../../lib/contract/role'
import type { TeamMember } from '../../../lib/contract/member-list'
import type { Hub } from '../../hub'
import { invitationListRoute } from '../../routes/invitation-list'
import { invitationRevokeRoute } from '../../routes/invitation-revoke'
import { memberInviteRoute } from '../../routes/member-invite'
import { memberListRoute } from '../../routes/member-list'
import { field, hidden } from '../form'
import type { Markup } from '../page'
import { empty, older, sendTeamPage, timeOf } from './layout'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

const ROLES: Record<Role, string> = {
  rep: 'Leads on the page, verdicts, sends, objections, requests.',
  marketer: 'Library, definition, stage model, reports, answers.',
  admin: 'All of that, and members, sources, webhooks, privacy.',
}

/** Who is in the team, and who was asked to join. */
export function membersPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, problem?: string, status: PageStatus | 200 = 200) => {
    const asked = context.req.method === 'GET' ? context.req.query('after') : undefined
    const { members, after } = await ask(hub, context, memberListRoute, asked ? { after: asked } : {})
    const { invitations } = await ask(hub, context, invitationListRoute)
    const own = context.get('member').memberId
    const waiting = invitations.map(
      ({ id, email, role, by, expiresAt }) =>
        html`<li>
          <div>
            <p><strong>${email}</strong> <span class="tag">${role}</span></p>
            <p class="muted">invited by ${by} · until ${timeOf(expiresAt)}</p>
          </div>
          <form method="post" action="/team/members/revoke">
            ${hidden({ invitationId: id })}<button class="small">Take back</button>
          </form>
        </li>`,
    )
    const body = html`<ul class="rows">
        ${members.map((member) => row(member, member.id === own))}
      </ul>
      ${older(after && `/team/members?${new URLSearchParams({ after })}`)}
      <h2>Invite somebody</h2>
      <form method="post" action="/team/members/invite">
        ${field({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'off' })} ${roleChoice('rep')}
        <button class="main">Make an invitation</button>
      </form>
      <h2>Invitations</h2>
      ${
        waiting.length
          ? html`<ul class="rows">
              ${waiting}
            </ul>`
          : empty('No invitation is waiting.')
      }`
    return await sendTeamPage(context, { title: 'Members', body, problem }, status)
  }

  app.get('/team/members', (context) => page(context))
  app.post('/team/members/invite', (context) =>
    orSay(
      async () => {
        const { invitation, link } = await ask(hub, context, memberInviteRoute, await fieldsOf(context))
        const body = html`<p class="done" role="status">
            Send this link to ${invitation.email}. It is not shown again, and counts once, until
            ${timeOf(invitation.expiresAt)}.
          </p>
          <pre>${link}</pre>
          <p><a href="/team/members">Back to members</a></p>`
        return await sendTeamPage(context, { title: 'Invitation', body })
      },
      (problem, status) => page(context, problem, status),
    ),
  )
  app.post('/team/members/revoke', (context) =>
    orSay(
      async () => {
        await ask(hub, context, invitationRevokeRoute, await fieldsOf(context))
        return context.redirect('/team/members?done=revoked', 303)
      },
      (problem, status) => page(context, problem, status),
    ),
  )
  return app
}

/** The roles, with what each may do. */
export const roleChoice = (chosen: Role): Markup =>
  html`<fieldset>
    <legend>Role</legend>
    ${Role.options.map(
      (role) =>
        html`<label class="choice">
          <input type="radio" name="role" value="${role}" ${role === chosen ? html`checked` : ''} />
          ${role} <span class="muted">${ROLES[role]}</span>
        </label>`,
    )}
  </fieldset>`

const row = ({ id, name, email, role, since }: TeamMember, isOwn: boolean): Markup =>
  html`<li>
    <div>
      <p>
        <strong>${name}</strong>
        <span class="tag">${role}</span> ${isOwn ? html`<span class="muted">you</span>` : ''}
      </p>
      <p class="muted">${email} · since ${timeOf(since)}</p>
    </div>
    <a class="button small" href="/team/member?${new URLSearchParams({ id })}">Open</a>
  </li>`
