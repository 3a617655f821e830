import { html } from 'hono/html'
import type { KeptReceipt } from '../../../lib/contract/person-receipt-list'
import type { Markup } from '../page'
import { timeOf } from './layout'

/** One receipt, to read, to print and to copy whole. `by` is who erased, as they are called. */
export function receiptBody({ auditId, receipt, isGenuine }: KeptReceipt, by: string | undefined): Markup {
  const { at, before, after, suppressed } = receipt
  const left = Object.values(after).reduce((sum, count) => sum + count, 0)
  return html`<p class="lead">${timeOf(at)} · by ${by ?? 'a former member'}</p>
    ${
      left === 0
        ? html`<p>Nothing of this person was left in any table.</p>`
        : html`<p class="wrong">${left} rows arrived while it was done. Erase once more.</p>`
    }
    <p>Kept out since: ${suppressed} ${suppressed === 1 ? 'address or id' : 'addresses and ids'}.</p>
    <table>
      <thead>
        <tr>
          <th>Table</th>
          <th class="number">Rows before</th>
          <th class="number">After</th>
        </tr>
      </thead>
      <tbody>
        ${Object.keys(before)
          .toSorted()
          .map(
            (table) =>
              html`<tr>
                <td>${table}</td>
                <td class="number">${before[table]}</td>
                <td class="number">${after[table] ?? ''}</td>
              </tr>`,
          )}
      </tbody>
    </table>
    <h2>To keep</h2>
    <p>
      ${
        isGenuine
          ? html`<span class="tag good">genuine</span> Signed by this hub, and not changed since.`
          : html`<span class="tag bad">not genuine</span> It was changed, or HUB_SECRET was changed since.`
      }
    </p>
    <pre>${JSON.stringify(receipt)}</pre>
    <p class="muted">
      It holds no address: who knows the address finds it by that. Line ${auditId} of the audit log.
    </p>
    <p class="ways"><a href="/team/privacy/receipts">All receipts</a> <a href="/team/privacy">Privacy</a></p>`
}
