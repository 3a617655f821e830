import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ErasureReceipt } from '../../../lib/contract/person-erase'
import { RetentionSubject } from '../../../lib/contract/retention-get'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { personAllowRoute } from '../../routes/person-allow'
import { personEraseRoute } from '../../routes/person-erase'
import { personExportRoute } from '../../routes/person-export'
import { retentionGetRoute } from '../../routes/retention-get'
import { retentionPutRoute } from '../../routes/retention-put'
import { field } from '../form'
import type { Markup } from '../page'
import { sendTeamPage, timeOf } from './layout'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

const SUBJECTS: Record<RetentionSubject, string> = {
  touchpoint: 'Touchpoints',
  visitor: 'Visitors nobody has named',
  view: 'Views of links',
  send: 'Sends',
  feedback: 'Verdicts',
  dispute: 'Disputes',
  objection: 'Objections and questions',
  request: 'Content requests',
  dead_letter: 'Dead letters',
  delivery: 'Deliveries of webhooks',
}

/** What must be typed before somebody is erased. */
const TYPED = 'erase'

/** How long data is kept; export and erasure of one person. */
export function privacyPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, problem?: string, status: PageStatus | 200 = 200) => {
    const { rules } = await ask(hub, context, retentionGetRoute)
    const body = html`<h2>How long data is kept</h2>
      <p class="muted">
        In days; empty keeps it. What is older is removed within minutes, then daily. What was counted once is
        still never counted twice.
      </p>
      <form method="post" action="/team/privacy/retention">
        <ul class="rows rules">
          ${rules.map(
            ({ subject, days, sweptAt }) =>
              html`<li>
                <label for="${subject}">${SUBJECTS[subject]}</label>
                ${sweptAt ? html`<span class="muted">last ${timeOf(sweptAt)}</span>` : ''}
                <input
                  class="small"
                  id="${subject}"
                  name="${subject}"
                  type="number"
                  min="1"
                  max="36500"
                  value="${days ?? ''}"
                  placeholder="keep"
                />
              </li>`,
          )}
        </ul>
        <p class="more"><button class="main">Save</button></p>
      </form>
      <h2>Everything about one person</h2>
      <form method="post" action="/team/privacy/export" class="panel">
        ${whom('export')}
        <button>Download as JSON</button>
      </form>
      <h2>Erase one person</h2>
      <form method="post" action="/team/privacy/erase" class="panel">
        <p>
          Removes them from every table and every browser, with what was merged into them. Events that arrive
          for them later are dropped. This cannot be undone.
        </p>
        ${whom('erase')}
        ${field({ name: 'typed', label: `Type “${TYPED}” to confirm`, autocomplete: 'off', maxlength: 20 })}
        <button class="danger">Erase for good</button>
      </form>
      <h2>Let an erased address in again</h2>
      <form method="post" action="/team/privacy/allow" class="panel">
        ${field({ name: 'address', label: 'E-mail address', type: 'email', autocomplete: 'off', maxlength: 320 })}
        <button>Let in again</button>
      </form>`
    return await sendTeamPage(context, { title: 'Privacy', body, problem }, status)
  }
  const form = (path: string, work: (context: TeamContext) => Promise<Response>) =>
    app.post(path, (context) =>
      orSay(
        () => work(context),
        (problem, status) => page(context, problem, status),
      ),
    )

  app.get('/team/privacy', (context) => page(context))
  form('/team/privacy/retention', async (context) => {
    const fields = await fieldsOf(context)
    const rules = RetentionSubject.options.map((subject) => ({
      subject,
      days: fields[subject] ? Number(fields[subject]) : undefined,
    }))
    await ask(hub, context, retentionPutRoute, { rules })
    return context.redirect('/team/privacy?done=changed', 303)
  })
  form('/team/privacy/export', async (context) => {
    const document = await ask(hub, context, personExportRoute, { person: personIn(await fieldsOf(context)) })
    context.header('cache-control', 'no-store')
    context.header('content-disposition', 'attachment; filename="person.json"')
    return context.body(JSON.stringify(document, null, 2), 200, { 'content-type': 'application/json' })
  })
  form('/team/privacy/erase', async (context) => {
    const { typed, ...fields } = await fieldsOf(context)
    if (String(typed).trim().toLowerCase() !== TYPED)
      throw new Refusal('badRequest', `Nothing was erased. Type “${TYPED}” to confirm.`)
    const { receipt, auditId } = await ask(hub, context, personEraseRoute, { person: personIn(fields) })
    return await sendTeamPage(context, { title: 'Erased', body: receiptOf(receipt, auditId) })
  })
  form('/team/privacy/allow', async (context) => {
    const { allowed } = await ask(hub, context, personAllowRoute, await fieldsOf(context))
    return context.redirect(`/team/privacy?done=${allowed ? 'allowed' : 'notSuppressed'}`, 303)
  })
  return app
}

/** An address, or a lead's id. */
function personIn({ who }: Record<string, unknown>): { address: string } | { leadId: string } {
  const text = typeof who === 'string' ? who.trim() : ''
  if (!text) throw new Refusal('badRequest', 'Write an e-mail address or the id of a lead.')
  return text.includes('@') ? { address: text } : { leadId: text }
}

const whom = (id: string): Markup =>
  html`<div class="field">
    <label for="${id}">E-mail address or id of the lead</label>
    <input id="${id}" name="who" type="text" maxlength="320" autocomplete="off" spellcheck="false" required />
  </div>`

function receiptOf(
  { of, at, before, after, suppressed, signature }: ErasureReceipt,
  auditId: string,
): Markup {
  const tables = Object.keys(before).toSorted()
  const left = Object.values(after).reduce((sum, count) => sum + count, 0)
  return html`${
      left === 0
        ? html`<p class="done" role="status">Nothing of this person is left in any table.</p>`
        : html`<p class="wrong" role="alert">${left} rows arrived while it was done. Erase once more.</p>`
    }
    <table>
      <thead>
        <tr>
          <th>Table</th>
          <th class="number">Rows before</th>
          <th class="number">After</th>
        </tr>
      </thead>
      <tbody>
        ${tables.map(
          (table) =>
            html`<tr>
              <td>${table}</td>
              <td class="number">${before[table]}</td>
              <td class="number">${after[table]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>Receipt</h2>
    <p class="muted">Kept in the audit log. It holds no address: the hash is found again by who knows it.</p>
    <pre>${JSON.stringify({ auditId, of, at, suppressed, signature }, null, 2)}</pre>
    <p class="muted">
      ${timeOf(at)} · kept out from now on: ${suppressed}
      ${suppressed === 1 ? 'address or id' : 'addresses and ids'}.
    </p>
    <p><a href="/team/privacy">Back to privacy</a></p>`
}
