import { z } from 'zod'
import { contract } from './contract'
import { ADMINS } from './role'
import { Recipe, WebhookEvents, WebhookName, WebhookRow, WebhookUrl } from './webhook-row'

export const webhookAdd = contract({
  name: 'webhookAdd',
  method: 'post',
  path: '/api/v1/webhooks/add',
  summary: 'Adds a webhook. Its secret is in this answer and never again.',
  roles: ADMINS,
  input: z.object({
    name: WebhookName,
    url: WebhookUrl,
    events: WebhookEvents,
    recipe: Recipe,
    /** True: names of people and typed words are sent too; false: ids only. */
    names: z.boolean().default(false),
  }),
  output: z.object({ webhook: WebhookRow, secret: z.string() }),
  errors: ['conflict'],
})
