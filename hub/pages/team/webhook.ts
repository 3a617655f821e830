import { Hono } from 'hono'
import { html } from 'hono/html'
import type { DeliveryRow, WebhookRow } from '../../../lib/contract/webhook-row'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { deliveryListRoute } from '../../routes/delivery-list'
import { deliveryResendRoute } from '../../routes/delivery-resend'
import { webhookChangeRoute } from '../../routes/webhook-change'
import { webhookListRoute } from '../../routes/webhook-list'
import { webhookRemoveRoute } from '../../routes/webhook-remove'
import { webhookRotateRoute } from '../../routes/webhook-rotate'
import { webhookTestRoute } from '../../routes/webhook-test'
import { field, hidden } from '../form'
import type { Markup } from '../page'
import { empty, older, sendTeamPage, timeOf, twice } from './layout'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'
import { EVENT_NAMES, eventFields, namesField, sendSecret, stateOf, urlField } from './webhooks'

interface Said {
  problem?: string
  said?: string
  status?: PageStatus | 200
}

/** One webhook: its settings, its test, and what was sent to it. */
export function webhookPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, id: string, { problem, said, status = 200 }: Said = {}) => {
    const { webhooks } = await ask(hub, context, webhookListRoute)
    const webhook = webhooks.find((one) => one.id === id)
    if (!webhook) throw new Refusal('notFound', 'This webhook is not here. Somebody may have removed it.')
    const before = context.req.method === 'GET' ? context.req.query('before') : undefined
    const { deliveries, next } = await ask(hub, context, deliveryListRoute, { webhookId: id, before })
    const body = html`<p class="lead">${webhook.shownUrl} ${stateOf(webhook)}</p>
      ${said ? html`<p class="done" role="status">${said}</p>` : ''} ${actions(webhook)}
      <h2>Deliveries</h2>
      ${
        deliveries.length
          ? html`<ul class="rows log">
              ${deliveries.map((one) => deliveryOf(one, !webhook.disabledAt))}
            </ul>`
          : empty('Nothing has been sent yet.')
      }
      ${older(next && `/team/webhook?${new URLSearchParams({ id, before: next })}`)}
      <h2>Settings</h2>
      ${settings(webhook)}`
    return await sendTeamPage(context, { title: webhook.name, body, problem }, status)
  }

  /** A form of this page: `id` says which webhook; what is refused is said on its page. */
  const form = (path: string, work: (context: TeamContext, id: string) => Promise<Response>) =>
    app.post(path, async (context) => {
      const id = String((await fieldsOf(context)).id ?? '')
      return await orSay(
        () => work(context, id),
        (problem, status) => page(context, id, { problem, status }),
      )
    })
  const back = (context: TeamContext, id: string, done: string) =>
    context.redirect(`/team/webhook?${new URLSearchParams({ id, done })}`, 303)

  app.get('/team/webhook', (context) => page(context, context.req.query('id') ?? ''))
  form('/team/webhook/change', async (context, id) => {
    const { name, url, names, events = [] } = await fieldsOf(context, ['events'])
    const change = { id, name, url: url || undefined, names: names === 'yes', events }
    await ask(hub, context, webhookChangeRoute, change)
    return back(context, id, 'changed')
  })
  form('/team/webhook/switch', async (context, id) => {
    const on = (await fieldsOf(context)).on === 'yes'
    await ask(hub, context, webhookChangeRoute, { id, on })
    return back(context, id, on ? 'on' : 'off')
  })
  form('/team/webhook/test', async (context, id) => {
    const { delivery } = await ask(hub, context, webhookTestRoute, { id })
    if (delivery.status === 'delivered')
      return await page(context, id, { said: `The test arrived: answered ${delivery.lastStatus}.` })
    return await page(context, id, { problem: `The test did not arrive. ${delivery.lastError ?? ''}` })
  })
  form('/team/webhook/rotate', async (context, id) => {
    const { webhook, secret } = await ask(hub, context, webhookRotateRoute, { id })
    return await sendSecret(context, webhook, secret)
  })
  form('/team/webhook/remove', async (context, id) => {
    await ask(hub, context, webhookRemoveRoute, { id })
    return context.redirect('/team/webhooks?done=removed', 303)
  })
  form('/team/webhook/resend', async (context, id) => {
    const { delivery } = await fieldsOf(context)
    await ask(hub, context, deliveryResendRoute, { id: delivery })
    return back(context, id, 'resent')
  })
  return app
}

const actions = ({ id, disabledAt }: WebhookRow): Markup =>
  html`<div class="actions">
    <form method="post" action="/team/webhook/test">
      ${hidden({ id })}<button class="whole">Send a test</button>
    </form>
    <form method="post" action="/team/webhook/switch">
      ${hidden({ id, on: disabledAt ? 'yes' : 'no' })}
      <button class="whole ${disabledAt ? 'main' : ''}">Switch ${disabledAt ? 'on' : 'off'}</button>
    </form>
  </div>`

const settings = (webhook: WebhookRow): Markup =>
  html`<form method="post" action="/team/webhook/change">
      ${hidden({ id: webhook.id })}
      ${field({ name: 'name', label: 'Name', value: webhook.name, autocomplete: 'off', maxlength: 100 })}
      ${urlField(false)} ${eventFields(webhook.events)} ${namesField(webhook.names)}
      <button class="main">Save</button>
    </form>
    <h2>Secret</h2>
    ${webhook.oldSecretUntil ? html`<p>The old secret signs too, until ${timeOf(webhook.oldSecretUntil)}.</p>` : ''}
    ${twice(
      'Make a new secret…',
      html`<form method="post" action="/team/webhook/rotate">
        ${hidden({ id: webhook.id })}
        <p class="muted">The old one signs beside it for 24 hours, so that nothing is refused meanwhile.</p>
        <button class="small">Make a new secret</button>
      </form>`,
    )}
    ${twice(
      'Remove this webhook…',
      html`<form method="post" action="/team/webhook/remove">
        ${hidden({ id: webhook.id })}
        <p class="muted">Its deliveries go with it. This cannot be undone.</p>
        <button class="small danger">Remove for good</button>
      </form>`,
    )}`

function deliveryOf(delivery: DeliveryRow, isOn: boolean): Markup {
  const { id, webhookId, eventId, kind, status, at, tries, nextAt, lastError } = delivery
  const tag = { delivered: 'tag good', waiting: 'tag', failed: 'tag bad' }[status]
  return html`<li>
    <div>
      <p>
        <strong>${kind === 'test' ? 'Test' : EVENT_NAMES[kind]}</strong> <span class="${tag}">${status}</span>
      </p>
      <p class="muted">
        ${timeOf(at)} · ${tries}
        ${tries === 1 ? 'try' : 'tries'}${status === 'waiting' && nextAt ? html` · next ${timeOf(nextAt)}` : ''}
      </p>
      ${lastError ? html`<p>${lastError}</p>` : ''}
      <p class="muted"><code>${eventId}</code></p>
    </div>
    ${
      isOn
        ? html`<form method="post" action="/team/webhook/resend">
            ${hidden({ id: webhookId, delivery: id })}<button class="small">Send again</button>
          </form>`
        : ''
    }
  </li>`
}
