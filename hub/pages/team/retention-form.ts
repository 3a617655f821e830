import { html } from 'hono/html'
import { COUNTED_AT_MOST, type retentionCount } from '../../../lib/contract/retention-count'
import type { OutputOf } from '../../../lib/contract/contract'
import { RetentionSubject, type RetentionRule } from '../../../lib/contract/retention-get'
import { Refusal } from '../../errors'
import { hidden } from '../form'
import type { Markup } from '../page'
import { timeOf } from './layout'

/** What can be kept for a number of days only, as it is called. */
export const SUBJECTS: Record<RetentionSubject, string> = {
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

type Rule = Pick<RetentionRule, 'subject' | 'days'>
type Counts = OutputOf<typeof retentionCount>['counts']

/** How long each kind of data is kept. */
export const rulesForm = (rules: RetentionRule[]): Markup =>
  html`<h2>How long data is kept</h2>
    <p class="muted">
      In days; empty keeps it. What is older is removed within minutes, then daily; you are asked first where
      that is something now. What was counted once is still never counted twice.
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
    </form>`

/** The rules of the form. Refuses what is no number of days. */
export function rulesIn(fields: Record<string, unknown>): Rule[] {
  return RetentionSubject.options.map((subject) => {
    const typed = String(fields[subject] ?? '').trim()
    const days = typed ? Number(typed) : undefined
    if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 36_500))
      throw new Refusal('badRequest', `${subject}: Write whole days, from 1 to 36500, or leave it empty.`)
    return { subject, days }
  })
}

const number = new Intl.NumberFormat('en-GB')
const rowsOf = (rows: number) =>
  rows >= COUNTED_AT_MOST ? `${number.format(COUNTED_AT_MOST)} or more` : number.format(rows)

/** Asks before rules remove what is there. */
export function confirmRules(rules: Rule[], counts: Counts): Markup {
  const values = rules.flatMap(({ subject, days }) => (days ? [[subject, String(days)] as const] : []))
  return html`<p class="lead">
      Nothing is saved yet. These rules remove, within minutes, what is older. This cannot be undone.
    </p>
    <table>
      <thead>
        <tr>
          <th>Kind</th>
          <th class="number">Kept, days</th>
          <th class="number">Removed now</th>
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          ({ subject, days, rows }) =>
            html`<tr>
              <td>${SUBJECTS[subject]}</td>
              <td class="number">${number.format(days)}</td>
              <td class="number">${rowsOf(rows)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <form method="post" action="/team/privacy/retention" class="actions">
      ${hidden({ ...Object.fromEntries(values), confirmed: 'yes' })}
      <button class="danger">Save and remove for good</button>
      <a class="button" href="/team/privacy">Change nothing</a>
    </form>`
}
