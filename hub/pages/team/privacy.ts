import { Hono } from 'hono'
import { html } from 'hono/html'
import { Refusal } from '../../errors'
import type { Hub } from '../../hub'
import { NOTHING_STORED } from '../../privacy/erase'
import { personAllowRoute } from '../../routes/person-allow'
import { personEraseRoute } from '../../routes/person-erase'
import { personExportRoute } from '../../routes/person-export'
import { personKeepOutRoute } from '../../routes/person-keep-out'
import { retentionCountRoute } from '../../routes/retention-count'
import { retentionGetRoute } from '../../routes/retention-get'
import { retentionPutRoute } from '../../routes/retention-put'
import { field } from '../form'
import { sendTeamPage } from './layout'
import { readsOnly } from './once'
import { confirmRules, rulesForm, rulesIn } from './retention-form'
import { ask, fieldsOf, orSay, type PageStatus, type TeamContext, type TeamEnv } from './visit'
import { personIn, whom } from './whom'

/** What must be typed before somebody is erased. */
const TYPED = 'erase'

/** How long data is kept; export and erasure of one person. */
export function privacyPages(hub: Hub): Hono<TeamEnv> {
  const app = new Hono<TeamEnv>()

  const page = async (context: TeamContext, problem?: string, status: PageStatus | 200 = 200) => {
    const { rules } = await ask(hub, context, retentionGetRoute)
    const body = html`${rulesForm(rules)}
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
        <label class="choice">
          <input type="checkbox" name="keepOut" value="yes" />
          <span>Drop events for this address also if nothing is stored about it yet</span>
        </label>
        <div class="field">
          <label for="typed">Type “${TYPED}” to confirm</label>
          <input id="typed" name="typed" type="text" maxlength="20" autocomplete="off" data-fresh required />
        </div>
        <button class="danger">Erase for good</button>
      </form>
      <p><a href="/team/privacy/receipts">Receipts of erasures: find one, check one</a></p>
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
    const rules = rulesIn(fields)
    const { counts } = await ask(hub, context, retentionCountRoute, { rules })
    if (counts.length && fields.confirmed !== 'yes') {
      readsOnly(context)
      return await sendTeamPage(context, { title: 'Remove now?', body: confirmRules(rules, counts) })
    }
    await ask(hub, context, retentionPutRoute, { rules })
    return context.redirect('/team/privacy?done=changed', 303)
  })
  form('/team/privacy/export', async (context) => {
    readsOnly(context)
    const person = personIn(await fieldsOf(context))
    const document = await ask(hub, context, personExportRoute, { person }).catch(
      orUnknown('Look for a slip of the pen.'),
    )
    context.header('cache-control', 'no-store')
    context.header('content-disposition', 'attachment; filename="person.json"')
    return context.body(JSON.stringify(document, null, 2), 200, { 'content-type': 'application/json' })
  })
  form('/team/privacy/erase', async (context) => {
    const { typed, ...fields } = await fieldsOf(context)
    const person = personIn(fields)
    if (String(typed).trim().toLowerCase() !== TYPED)
      throw new Refusal('badRequest', `typed: Nothing was erased. Type “${TYPED}” here.`)
    try {
      const { auditId } = await ask(hub, context, personEraseRoute, { person })
      return context.redirect(
        `/team/privacy/receipt?${new URLSearchParams({ id: auditId, done: 'erased' })}`,
        303,
      )
    } catch (error) {
      if (fields.keepOut !== 'yes' || !('address' in person) || !isUnknown(error))
        return orUnknown(
          'Nothing was erased. Tick the box below if events for this address should be dropped all the same.',
        )(error)
      await ask(hub, context, personKeepOutRoute, person)
      return context.redirect('/team/privacy?done=keptOut', 303)
    }
  })
  form('/team/privacy/allow', async (context) => {
    const { allowed } = await ask(hub, context, personAllowRoute, await fieldsOf(context))
    return context.redirect(`/team/privacy?done=${allowed ? 'allowed' : 'notSuppressed'}`, 303)
  })
  return app
}

const isUnknown = (error: unknown) => error instanceof Refusal && error.code === 'notFound'

/** Says beside the field that nobody is known by what stands in it, and what that means. */
const orUnknown =
  (meaning: string) =>
  (error: unknown): never => {
    if (!isUnknown(error)) throw error
    throw new Refusal('notFound', `who: ${NOTHING_STORED} ${meaning}`)
  }
