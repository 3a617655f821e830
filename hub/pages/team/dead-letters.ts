import { Hono } from 'hono'
import { html } from 'hono/html'
import type { OutputOf } from '../../../lib/contract/contract'
import type { DeadLetterCode } from '../../../lib/contract/dead-letter-list'
import type { Hub } from '../../hub'
import { deadLetterListRoute } from '../../routes/dead-letter-list'
import { deadLetterReplayRoute } from '../../routes/dead-letter-replay'
import { sourceListRoute } from '../../routes/source-list'
import { hidden } from '../form'
import { empty, older, sendTeamPage, timeOf } from './layout'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

const SHOWN = 4000

/** Events that could not be taken: to look at, and to take again. */
export function deadLetterPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (
    context: TeamContext,
    { problem, said, status = 200 }: { problem?: string; said?: string; status?: PageStatus | 200 } = {},
  ) => {
    const after = context.req.method === 'GET' ? context.req.query('after') : undefined
    const { letters, next } = await ask(hub, context, deadLetterListRoute, { after })
    const { sources } = await ask(hub, context, sourceListRoute)
    const names = new Map(sources.map(({ id, name }) => [id, name]))
    const rows = letters.map(
      ({ id, sourceId, at, code, detail, body, replayedAt, outcome }) =>
        html`<li>
          <div>
            <p><strong>${detail}</strong> ${replayedAt ? outcomeTag(outcome, code) : ''}</p>
            <p class="muted">
              ${names.get(sourceId) ?? 'A former source'} · ${timeOf(at)} · ${code satisfies DeadLetterCode}
            </p>
            <details>
              <summary>What was sent</summary>
              <pre>${body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body}</pre>
            </details>
          </div>
          ${
            outcome === 'taken'
              ? ''
              : html`<form method="post" action="/team/dead-letters/replay">
                  ${hidden({ id })}<button class="small">Take again</button>
                </form>`
          }
        </li>`,
    )
    const body = html`<p class="lead">
        Events that could not be taken. Nothing that was sent is lost silently.
      </p>
      ${said ? html`<p class="done" role="status">${said}</p>` : ''}
      ${
        rows.length
          ? html`<form method="post" action="/team/dead-letters/replay">
                <button class="small">Take all again</button>
              </form>
              <ul class="rows log">
                ${rows}
              </ul>`
          : empty('No event has been refused.')
      }
      ${older(next && `/team/dead-letters?${new URLSearchParams({ after: next })}`)}`
    return await sendTeamPage(context, { title: 'Dead letters', body, problem }, status)
  }

  app.get('/team/dead-letters', (context) => page(context))
  app.post('/team/dead-letters/replay', (context) =>
    orSay(
      async () => {
        const { id } = await fieldsOf(context)
        const counts = await ask(hub, context, deadLetterReplayRoute, { id })
        const words = replayWords(counts, id !== undefined)
        return await page(context, counts.taken || !counts.failed ? { said: words } : { problem: words })
      },
      (problem, status) => page(context, { problem, status }),
    ),
  )
  return app
}

const outcomeTag = (outcome: string | undefined, code: DeadLetterCode) =>
  outcome === 'taken'
    ? html`<span class="tag good">taken since</span>`
    : html`<span class="tag bad">refused again${outcome && outcome !== code ? `: ${outcome}` : ''}</span>`

/** What became of what was taken again. */
function replayWords({ taken, failed, isMore }: Replayed, isOne: boolean): string {
  if (isOne) return taken ? 'It was taken.' : 'It was refused again, for the reason that stands with it.'
  const all = taken + failed
  if (all === 0) return 'No event is open: all of them were taken.'
  const more = isMore ? ' There are more: take all again once more for the next ones.' : ''
  const events = `${all} open ${all === 1 ? 'event was' : 'events were'} tried:`
  return `${events} ${taken} taken, ${failed} refused again${failed ? ', for the reasons that stand with them' : ''}.${more}`
}
type Replayed = OutputOf<typeof deadLetterReplayRoute.contract>
