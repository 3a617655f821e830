import { Hono } from 'hono'
import { html } from 'hono/html'
import { ErasureReceipt } from '../../../lib/contract/person-erase'
import type { KeptReceipt } from '../../../lib/contract/person-receipt-list'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { personReceiptCheckRoute } from '../../routes/person-receipt-check'
import { personReceiptListRoute } from '../../routes/person-receipt-list'
import type { Markup } from '../page'
import { empty, older, sendTeamPage, timeOf } from './layout'
import { memberNames } from './member-names'
import { readsOnly } from './once'
import { receiptBody } from './receipt'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'
import { personIn, whom } from './whom'

interface Said {
  problem?: string
  said?: Markup
  status?: PageStatus | 200
  /** What was looked for. */
  found?: KeptReceipt[]
}

/** Receipts of erasures: one to print, all by date, one person's, and whether one is genuine. */
export function receiptPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, { problem, said, status = 200, found }: Said = {}) => {
    const before = context.req.method === 'GET' ? context.req.query('before') : undefined
    const { receipts, next } = await ask(hub, context, personReceiptListRoute, { before })
    const names = await memberNames(hub, context)
    const list = (rows: KeptReceipt[]) =>
      html`<ul class="rows">
        ${rows.map((one) => row(one, names))}
      </ul>`
    const body = html`<p class="lead">Proofs that somebody was erased. They hold no address and no name.</p>
      ${said ? html`<p class="done" role="status">${said}</p>` : ''}
      ${
        found?.length
          ? html`<h2>Found</h2>
              ${list(found)}`
          : ''
      }
      <h2>Find one person’s</h2>
      <form method="post" action="/team/privacy/receipts/find" class="panel">
        ${whom('find')}
        <p class="muted">
          Found by what the erasure was asked for, the address or the id; the address is not kept for it.
        </p>
        <button>Find</button>
      </form>
      <h2>Check one</h2>
      <form method="post" action="/team/privacy/receipts/check" class="panel">
        <div class="field">
          <label for="receipt">The receipt, as it was shown</label>
          <textarea
            id="receipt"
            name="receipt"
            rows="4"
            maxlength="20000"
            spellcheck="false"
            required
          ></textarea>
        </div>
        <button>Check</button>
      </form>
      <h2>All, by date</h2>
      ${receipts.length ? list(receipts) : empty('Nobody has been erased yet.')}
      ${older(next && `/team/privacy/receipts?${new URLSearchParams({ before: next })}`)}
      <p class="more"><a href="/team/privacy">Back to privacy</a></p>`
    return await sendTeamPage(context, { title: 'Receipts of erasures', body, problem }, status)
  }
  const form = (path: string, work: (context: TeamContext) => Promise<Response>) =>
    app.post(path, (context) => {
      readsOnly(context)
      return orSay(
        () => work(context),
        (problem, status) => page(context, { problem, status }),
      )
    })

  app.get('/team/privacy/receipts', (context) => page(context))
  app.get('/team/privacy/receipt', async (context) => {
    const auditId = context.req.query('id') ?? ''
    const { receipts } = await ask(hub, context, personReceiptListRoute, auditId ? { auditId } : { limit: 1 })
    const [kept] = receipts
    if (!auditId || !kept) throw new Refusal('notFound', 'There is no such receipt.')
    const name = kept.memberId && (await memberNames(hub, context)).get(kept.memberId)
    return await sendTeamPage(context, { title: 'Receipt of an erasure', body: receiptBody(kept, name) })
  })
  form('/team/privacy/receipts/find', async (context) => {
    const person = personIn(await fieldsOf(context))
    const { receipts } = await ask(hub, context, personReceiptListRoute, { person })
    if (receipts.length) return await page(context, { found: receipts })
    const by = 'address' in person ? 'the lead’s id' : 'the address'
    throw new Refusal(
      'notFound',
      `who: No receipt is kept for this. If the erasure was asked for by ${by}, write that.`,
    )
  })
  form('/team/privacy/receipts/check', async (context) => {
    const receipt = receiptIn(await fieldsOf(context))
    const { isGenuine } = await ask(hub, context, personReceiptCheckRoute, { receipt })
    if (!isGenuine)
      throw new Refusal(
        'badRequest',
        'receipt: Not genuine. It was changed, it is of another workspace, or HUB_SECRET was changed since.',
      )
    const said = html`Genuine: this hub signed it on ${timeOf(receipt.at)}, and nobody changed it since.`
    return await page(context, { said })
  })
  return app
}

function receiptIn({ receipt }: Record<string, unknown>): ErasureReceipt {
  const { data } = ErasureReceipt.safeParse(parsed(String(receipt ?? '')))
  if (!data) throw new Refusal('badRequest', 'receipt: Paste the whole receipt, from { to }.')
  return data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function row({ auditId, at, memberId, receipt, isGenuine }: KeptReceipt, names: Map<string, string>): Markup {
  const rows = Object.values(receipt.before).reduce((sum, count) => sum + count, 0)
  return html`<li>
    <div>
      <p><strong>${timeOf(at)}</strong> ${isGenuine ? '' : html`<span class="tag bad">not genuine</span>`}</p>
      <p class="muted">
        ${rows}
        ${rows === 1 ? 'row' : 'rows'}${memberId ? html` · by ${names.get(memberId) ?? 'a former member'}` : ''}
      </p>
    </div>
    <a class="button small" href="/team/privacy/receipt?${new URLSearchParams({ id: auditId })}">Open</a>
  </li>`
}
