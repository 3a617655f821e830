import { Hono } from 'hono'
import { html } from 'hono/html'
import type { TeamMember } from '../../../lib/contract/member-list'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { memberListRoute } from '../../routes/member-list'
import { memberRemoveRoute } from '../../routes/member-remove'
import { memberResetRoute } from '../../routes/member-reset'
import { memberRoleRoute } from '../../routes/member-role'
import { memberSessionEndRoute } from '../../routes/member-session-end'
import { memberSessionListRoute } from '../../routes/member-session-list'
import { browserName } from '../browser-name'
import { hidden } from '../form'
import { empty, sendTeamPage, timeOf, twice } from './layout'
import { roleChoice } from './members'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

/** One member: role, sessions, a new password, and taking them out. */
export function memberPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, id: string, problem?: string, status: PageStatus | 200 = 200) => {
    const member = await getMember(hub, context, id)
    const { sessions } = await ask(hub, context, memberSessionListRoute, { memberId: id })
    const rows = sessions.map(
      ({ id: sessionId, kind, userAgent, since, usedAt }) =>
        html`<li>
          <div>
            <p>${kind === 'extension' ? 'The extension in ' : ''}${browserName(userAgent)}</p>
            <p class="muted">since ${timeOf(since)} · used ${timeOf(usedAt)}</p>
          </div>
          <form method="post" action="/team/member/end">
            ${hidden({ id, sessionId })}<button class="small">End</button>
          </form>
        </li>`,
    )
    const body = html`<p class="lead">${member.email} · ${member.role} since ${timeOf(member.since)}</p>
      <h2>Sessions</h2>
      ${
        rows.length
          ? html`<ul class="rows">
              ${rows}
            </ul>`
          : empty('Not signed in anywhere.')
      }
      <form method="post" action="/team/member/role" class="more">
        ${hidden({ id })} ${roleChoice(member.role)}<button>Save role</button>
      </form>
      <h2>Access</h2>
      ${twice(
        'Make a link to set a new password…',
        html`<form method="post" action="/team/member/reset">
          ${hidden({ id })}
          <p class="muted">It counts once, within a day. Send it to them in a way that you trust.</p>
          <button class="small">Make the link</button>
        </form>`,
      )}
      ${twice(
        'Take out of the team…',
        html`<form method="post" action="/team/member/remove">
          ${hidden({ id })}
          <p class="muted">
            Their sessions end, and their browsers forget the workspace at the next contact. What they said
            stays.
          </p>
          <button class="small danger">Take ${member.name} out</button>
        </form>`,
      )}`
    return await sendTeamPage(context, { title: member.name, body, problem }, status)
  }

  const form = (path: string, work: (context: TeamContext, id: string) => Promise<Response>) =>
    app.post(path, async (context) => {
      const id = String((await fieldsOf(context)).id ?? '')
      return await orSay(
        () => work(context, id),
        (problem, status) => page(context, id, problem, status),
      )
    })
  const back = (context: TeamContext, id: string, done: string) =>
    context.redirect(`/team/member?${new URLSearchParams({ id, done })}`, 303)

  app.get('/team/member', (context) => page(context, context.req.query('id') ?? ''))
  form('/team/member/role', async (context, memberId) => {
    const { role } = await fieldsOf(context)
    await ask(hub, context, memberRoleRoute, { memberId, role })
    // Who gave their own admin's role away may not see this page any more.
    if (memberId === context.get('member').memberId && role !== 'admin')
      return context.redirect('/welcome', 303)
    return back(context, memberId, 'changed')
  })
  form('/team/member/end', async (context, memberId) => {
    const { sessionId } = await fieldsOf(context)
    await ask(hub, context, memberSessionEndRoute, { memberId, sessionId })
    return back(context, memberId, 'ended')
  })
  form('/team/member/reset', async (context, memberId) => {
    const { link, expiresAt } = await ask(hub, context, memberResetRoute, { memberId })
    const body = html`<p class="done" role="status">
        It is not shown again, and counts once, until ${timeOf(expiresAt)}.
      </p>
      <pre>${link}</pre>
      <p><a href="/team/members">Back to members</a></p>`
    return await sendTeamPage(context, { title: 'Link for a new password', body })
  })
  form('/team/member/remove', async (context, memberId) => {
    await ask(hub, context, memberRemoveRoute, { memberId })
    return context.redirect('/team/members?done=removed', 303)
  })
  return app
}

/** Looks through the list of members: there is no route for one. */
async function getMember(hub: Hub, context: TeamContext, id: string): Promise<TeamMember> {
  for (let after: string | undefined; ;) {
    const page = await ask(hub, context, memberListRoute, after ? { after } : {})
    const found = page.members.find((one) => one.id === id)
    if (found) return found
    if (!page.after)
      throw new Refusal('notFound', 'This member is not here. Somebody may have taken them out.')
    after = page.after
  }
}
