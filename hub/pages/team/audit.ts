import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AuditEntry } from '../../../lib/contract/audit-list'
import type { Hub } from '../../hub'
import { auditListRoute } from '../../routes/audit-list'
import { invitationListRoute } from '../../routes/invitation-list'
import { sourceListRoute } from '../../routes/source-list'
import { webhookListRoute } from '../../routes/webhook-list'
import type { Markup } from '../page'
import { actionWords, subjectWords, type AuditNames } from './audit-words'
import { empty, older, sendTeamPage, timeOf } from './layout'
import { memberNames } from './member-names'
import { ask, type TeamContext, type TeamEnv } from './visit'

/** What was done in the workspace, and by whom. */
export function auditPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()
  app.get('/team/audit', async (context) => {
    const { entries, next } = await ask(hub, context, auditListRoute, { before: context.req.query('before') })
    const names = await namesOf(hub, context)
    const rows = entries.map(
      (entry) =>
        html`<li>
          <div>
            <p>
              <strong>${actionWords(entry.action)}</strong>
              ${entry.memberId ? html`by ${names.member.get(entry.memberId) ?? 'a former member'}` : 'by the hub'}
            </p>
            ${aboutOf(entry, names)} ${detailOf(entry)}
          </div>
          <p class="muted">${timeOf(entry.at)}</p>
        </li>`,
    )
    const body = html`<p class="lead">
        What was done here, the newest first. It holds ids and counts, never a lead’s address or name.
      </p>
      ${
        rows.length
          ? html`<ul class="rows log">
              ${rows}
            </ul>`
          : empty('Nothing has been noted yet.')
      }
      ${older(next && `/team/audit?${new URLSearchParams({ before: next })}`)}`
    return await sendTeamPage(context, { title: 'Audit log', body })
  })
  return app
}

/** What is called by a name now. An invitation is called by whom it asks: somebody of the team, no lead. */
async function namesOf(hub: Hub, context: TeamContext): Promise<AuditNames> {
  const { webhooks } = await ask(hub, context, webhookListRoute)
  const { sources } = await ask(hub, context, sourceListRoute)
  const { invitations } = await ask(hub, context, invitationListRoute)
  return {
    member: await memberNames(hub, context),
    webhook: new Map(webhooks.map(({ id, name }) => [id, name])),
    source: new Map(sources.map(({ id, name }) => [id, name])),
    invitation: new Map(invitations.map(({ id, email }) => [id, email])),
  }
}

function aboutOf(entry: AuditEntry, names: AuditNames): Markup | '' {
  const words = subjectWords(entry, names)
  return words ? html`<p>${words}</p>` : ''
}

function detailOf({ action, subject, detail }: AuditEntry): Markup | '' {
  const hasDetail = Object.keys(detail).length > 0
  if (!subject && !hasDetail) return ''
  const isSaid = action.startsWith('retention.')
  const short = Object.entries(isSaid ? {} : detail)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ')
  return html`<details>
    <summary>${short && short.length < 60 ? short : 'Detail'}</summary>
    ${subject ? html`<p class="muted">Id: ${subject}</p>` : ''}
    ${hasDetail ? html`<pre>${JSON.stringify(detail, null, 2)}</pre>` : ''}
  </details>`
}
