import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Hub } from '../../hub'
import { auditListRoute } from '../../routes/audit-list'
import { memberListRoute } from '../../routes/member-list'
import type { Markup } from '../page'
import { empty, older, sendTeamPage, timeOf } from './layout'
import { ask, type TeamContext, type TeamEnv } from './visit'

/** What was done in the workspace, and by whom. */
export function auditPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()
  app.get('/team/audit', async (context) => {
    const { entries, next } = await ask(hub, context, auditListRoute, { before: context.req.query('before') })
    const names = await namesOf(hub, context)
    const rows = entries.map(
      ({ at, memberId, action, subject, detail }) =>
        html`<li>
          <div>
            <p>
              <strong>${wordsOf(action)}</strong>
              ${memberId ? html`by ${names.get(memberId) ?? 'a former member'}` : 'by the hub'}
            </p>
            ${detailOf(subject, detail)}
          </div>
          <p class="muted">${timeOf(at)}</p>
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

/** The first members' names by their ids: enough for a log. */
async function namesOf(hub: Hub, context: TeamContext): Promise<Map<string, string>> {
  const { members } = await ask(hub, context, memberListRoute)
  return new Map(members.map(({ id, name }) => [id, name]))
}

/** `webhook.added` as “Webhook added”. */
function wordsOf(action: string): string {
  const words = action.replace(/[._]/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function detailOf(subject: string | undefined, detail: Record<string, unknown>): Markup | '' {
  const hasDetail = Object.keys(detail).length > 0
  if (!subject && !hasDetail) return ''
  const short = Object.entries(detail)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ')
  return html`<details>
    <summary>${short && short.length < 60 ? short : 'Detail'}</summary>
    ${subject ? html`<p class="muted">${subject}</p>` : ''}
    ${hasDetail ? html`<pre>${JSON.stringify(detail, null, 2)}</pre>` : ''}
  </details>`
}
