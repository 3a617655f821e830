import { Hono } from 'hono'
import { html } from 'hono/html'
import { EVENT_KINDS, type EventKind } from '../../../lib/contract/webhook-event'
import { Recipe, type DisabledWhy, type WebhookRow } from '../../../lib/contract/webhook-row'
import type { Hub } from '../../hub'
import { webhookAddRoute } from '../../routes/webhook-add'
import { webhookListRoute } from '../../routes/webhook-list'
import { field } from '../form'
import type { Markup } from '../page'
import { empty, sendTeamPage, timeOf } from './layout'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'

export const EVENT_NAMES: Record<EventKind, string> = {
  'feedback.added': 'A verdict was given',
  'feedback.answered': 'A verdict was answered',
  'objection.added': 'An objection or question was logged',
  'request.added': 'Content was requested',
  'request.answered': 'A request was answered',
}

const RECIPES: Record<Recipe, [string, string]> = {
  standard: ['Standard Webhooks', 'Signed JSON for your own code.'],
  slack: ['Slack', 'A line of text to an incoming webhook of a channel.'],
  automation: ['Zapier, Make, n8n', 'Flat JSON that an automation can map.'],
}

export const DISABLED: Record<DisabledWhy, string> = {
  byAdmin: 'off',
  gone: 'off: the receiver answered 410, gone',
  failing: 'off: nothing was taken for five days',
}

/** Where events are sent to. */
export function webhooksPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, problem?: string, status: PageStatus | 200 = 200) => {
    const { webhooks } = await ask(hub, context, webhookListRoute)
    const body = html`<p class="lead">
        Tell other systems when something happens: signed, and tried again for three days.
      </p>
      ${
        webhooks.length
          ? html`<ul class="rows">
              ${webhooks.map(row)}
            </ul>`
          : empty('Nothing is told to anybody yet.')
      }
      <h2>Add a webhook</h2>
      <form method="post" action="/team/webhooks/add">
        ${field({ name: 'name', label: 'Name', autocomplete: 'off', maxlength: 100 })} ${urlField(true)}
        <fieldset>
          <legend>How it looks</legend>
          ${Recipe.options.map(
            (recipe, at) =>
              html`<label class="choice">
                <input type="radio" name="recipe" value="${recipe}" ${at === 0 ? html`checked` : ''} />
                ${RECIPES[recipe][0]} <span class="muted">${RECIPES[recipe][1]}</span>
              </label>`,
          )}
        </fieldset>
        ${eventFields(EVENT_KINDS)} ${namesField(false)}
        <button class="main">Add webhook</button>
      </form>`
    return await sendTeamPage(context, { title: 'Webhooks', body, problem }, status)
  }

  app.get('/team/webhooks', (context) => page(context))
  app.post('/team/webhooks/add', (context) =>
    orSay(
      async () => {
        const { names, ...fields } = await fieldsOf(context, ['events'])
        const { webhook, secret } = await ask(hub, context, webhookAddRoute, {
          events: [],
          ...fields,
          names: names === 'yes',
        })
        return await sendSecret(context, webhook, secret)
      },
      (problem, status) => page(context, problem, status),
    ),
  )
  return app
}

/** The one time that a secret is shown. */
export function sendSecret(context: TeamContext, webhook: WebhookRow, secret: string): Promise<Response> {
  const body = html`<p class="done" role="status">
      Copy the secret of “${webhook.name}” now: it is not shown again.
    </p>
    <h2>Signing secret</h2>
    <pre>${secret}</pre>
    ${
      webhook.oldSecretUntil
        ? html`<p>The old one signs beside it until ${timeOf(webhook.oldSecretUntil)}.</p>`
        : ''
    }
    ${
      webhook.recipe === 'standard'
        ? html`<p>The receiver checks signatures with it, by any library of Standard Webhooks.</p>`
        : html`<p class="muted">This receiver needs no secret; you may forget it.</p>`
    }
    <p>
      <a href="/team/webhook?${new URLSearchParams({ id: webhook.id })}">Test it, and see what was sent</a>
    </p>`
  return sendTeamPage(context, { title: 'Secret', body })
}

/** Whether a webhook works, in a word. */
export const stateOf = ({ disabledWhy, failingSince }: WebhookRow): Markup =>
  disabledWhy
    ? html`<span class="tag bad">${DISABLED[disabledWhy]}</span>`
    : failingSince
      ? html`<span class="tag bad">failing since ${timeOf(failingSince)}</span>`
      : html`<span class="tag good">on</span>`

export const urlField = (isNew: boolean): Markup =>
  html`<div class="field">
    <label for="url">Address</label>
    <input
      id="url"
      name="url"
      type="url"
      maxlength="2000"
      autocomplete="off"
      placeholder="${isNew ? 'https://' : 'as it is'}"
      data-fresh
      aria-describedby="url-hint"
      ${isNew ? html`required` : ''}
    />
    <p class="muted" id="url-hint">
      It may be a key itself, so it is shown nowhere again.${isNew ? '' : ' Empty keeps it.'}
    </p>
  </div>`

export const eventFields = (chosen: readonly EventKind[]): Markup =>
  html`<fieldset>
    <legend>When</legend>
    ${EVENT_KINDS.map(
      (kind) =>
        html`<label class="choice">
          <input
            type="checkbox"
            name="events"
            value="${kind}"
            ${chosen.includes(kind) ? html`checked` : ''}
          />
          ${EVENT_NAMES[kind]}
        </label>`,
    )}
  </fieldset>`

export const namesField = (chosen: boolean): Markup =>
  html`<fieldset>
    <legend>What it is told</legend>
    ${[
      ['no', 'Ids only', 'Least personal data.'],
      ['yes', 'Names and words too', 'Lead, company, member, notes.'],
    ].map(
      ([value, name, about]) =>
        html`<label class="choice">
          <input
            type="radio"
            name="names"
            value="${value}"
            ${chosen === (value === 'yes') ? html`checked` : ''}
          />
          ${name} <span class="muted">${about}</span>
        </label>`,
    )}
  </fieldset>`

const row = (webhook: WebhookRow): Markup =>
  html`<li>
    <div>
      <p><strong>${webhook.name}</strong> ${stateOf(webhook)}</p>
      <p class="muted">
        ${RECIPES[webhook.recipe][0]} · ${webhook.shownUrl} · ${webhook.events.length} of
        ${EVENT_KINDS.length} events
      </p>
    </div>
    <a class="button small" href="/team/webhook?${new URLSearchParams({ id: webhook.id })}">Open</a>
  </li>`
