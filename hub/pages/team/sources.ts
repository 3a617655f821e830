import { Hono } from 'hono'
import { html } from 'hono/html'
import { SourceKind } from '../../../lib/contract/source-list'
import type { SourceTrust } from '../../../lib/domain/identity'
import type { Hub } from '../../hub'
import { sourceAddRoute } from '../../routes/source-add'
import { sourceListRoute } from '../../routes/source-list'
import { sourceRevokeRoute } from '../../routes/source-revoke'
import { field, hidden } from '../form'
import { empty, sendTeamPage, timeOf, twice } from './layout'
import { KIND_NAMES, setupOf } from './source-setup'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

const TRUST_NAMES: Record<SourceTrust, string> = { browser: 'A page or an app', server: 'A server of yours' }

/** The systems that send events, and their write keys. */
export function sourcePages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, problem?: string, status: PageStatus | 200 = 200) => {
    const { sources } = await ask(hub, context, sourceListRoute)
    const rows = sources.map(
      ({ id, name, kind, trust, createdAt, revokedAt }) =>
        html`<li>
          <div>
            <p>
              <strong>${name}</strong>
              ${revokedAt ? html`<span class="tag bad">revoked</span>` : html`<span class="tag">${KIND_NAMES[kind]}</span>`}
            </p>
            <p class="muted">${TRUST_NAMES[trust]} · since ${timeOf(createdAt)}</p>
          </div>
          ${
            revokedAt
              ? ''
              : twice(
                  'Revoke…',
                  html`<form method="post" action="/team/sources/revoke">
                    ${hidden({ sourceId: id })}
                    <p class="muted">Its events are refused from then on. This cannot be undone.</p>
                    <button class="small danger">Revoke for good</button>
                  </form>`,
                )
          }
        </li>`,
    )
    const body = html`<p class="lead">Systems that send touchpoints, each with a write key of its own.</p>
      ${
        rows.length
          ? html`<ul class="rows">
              ${rows}
            </ul>`
          : empty('No system sends events yet. Add the first one below.')
      }
      <h2>Add a source</h2>
      <form method="post" action="/team/sources/add">
        ${field({ name: 'name', label: 'Name', autocomplete: 'off', maxlength: 100, hint: 'Such as “Website” or “Product”.' })}
        <fieldset>
          <legend>What sends</legend>
          <div class="choices">
            ${SourceKind.options.map(
              (kind, at) =>
                html`<label class="choice">
                  <input type="radio" name="kind" value="${kind}" ${at === 0 ? html`checked` : ''} />
                  ${KIND_NAMES[kind]}
                </label>`,
            )}
          </div>
        </fieldset>
        <fieldset>
          <legend>Where it sends from</legend>
          <div class="choices">
            ${(['browser', 'server'] as const).map(
              (trust, at) =>
                html`<label class="choice">
                  <input type="radio" name="trust" value="${trust}" ${at === 0 ? html`checked` : ''} />
                  ${TRUST_NAMES[trust]}
                </label>`,
            )}
          </div>
          <p class="muted">
            A browser’s key is public: whoever opens the page can read it and send with it. It adds visitors,
            touchpoints and new people, and no address or name to a lead that is known already.
          </p>
        </fieldset>
        <button class="main">Add source</button>
      </form>`
    return await sendTeamPage(context, { title: 'Sources', body, problem }, status)
  }

  app.get('/team/sources', (context) => page(context))
  app.post('/team/sources/add', (context) =>
    orSay(
      async () => {
        const { source, writeKey } = await ask(hub, context, sourceAddRoute, await fieldsOf(context))
        const body = html`<p class="done" role="status">
            “${source.name}” may send events. Copy its write key now: it is not shown again.
          </p>
          <h2>Write key</h2>
          <pre>${writeKey}</pre>
          ${setupOf(source.kind, source.trust, { url: hub.url(), writeKey })}
          <p><a href="/team/sources">Back to all sources</a></p>`
        return await sendTeamPage(context, { title: 'Source added', body })
      },
      (problem, status) => page(context, problem, status),
    ),
  )
  app.post('/team/sources/revoke', (context) =>
    orSay(
      async () => {
        await ask(hub, context, sourceRevokeRoute, await fieldsOf(context))
        return context.redirect('/team/sources?done=revoked', 303)
      },
      (problem, status) => page(context, problem, status),
    ),
  )
  return app
}
