import { html } from 'hono/html'
import { PersonQuery } from '../../../lib/contract/person-query'
import { Refusal } from '../../errors'
import type { Markup } from '../page'

/** The field for an address or a lead's id; `id` keeps several on one page apart. */
export const whom = (id: string): Markup =>
  html`<div class="field">
    <label for="${id}">E-mail address or id of the lead</label>
    <input id="${id}" name="who" type="text" maxlength="320" autocomplete="off" spellcheck="false" required />
  </div>`

/** An address, or a lead's id. Refuses half an address. */
export function personIn({ who }: Record<string, unknown>): PersonQuery {
  const text = typeof who === 'string' ? who.trim() : ''
  if (!text) throw new Refusal('badRequest', 'who: Write an e-mail address or the id of a lead.')
  const { data } = PersonQuery.safeParse(text.includes('@') ? { address: text } : { leadId: text })
  if (!data) throw new Refusal('badRequest', 'who: Write one whole e-mail address, or the id of a lead.')
  return data
}
