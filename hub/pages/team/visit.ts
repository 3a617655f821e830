import { html } from 'hono/html'
import type { Contract, OutputOf } from '../../../lib/contract/contract'
import { asRefusal, Refusal } from '../../errors'
import type { Hub, Member, RouteContext } from '../../hub'
import { admit } from '../../routes/open-routes'
import { isStorable } from '../../routes/open-routes-body'
import type { Route } from '../../routes/route'
import { problemOf } from './issue-words'
import { sendTeamPage } from './layout'
import { ONCE } from './form-token'
import type { TeamContext } from './team-env'

export type { TeamContext, TeamEnv } from './team-env'

/**
 * Asks a route of the API as the member who looks at the page: the same role check, the same shape, the same answer.
 * Law: the pages have no logic of their own. Throws a `Refusal` as the route does.
 */
export async function ask<C extends Contract<any, any>>(
  hub: Hub,
  context: TeamContext,
  { contract, answer }: Route<C>,
  input: unknown = {},
): Promise<OutputOf<C>> {
  const member = context.get('member')
  if (!contract.roles.includes(member.role))
    throw new Refusal('notAllowed', `This page is for admins; you are a ${member.role}.`)
  if (!isStorable(input))
    throw new Refusal('badRequest', 'This holds signs that cannot be kept. Write it without them.')
  const parsed = contract.input.safeParse(input)
  if (!parsed.success) throw new Refusal('badRequest', problemOf(parsed.error))
  const signal = AbortSignal.any([hub.signal, context.req.raw.signal])
  const readmit = () => admit(hub, contract, context.req.raw)
  const route: RouteContext = { ...hub, member, requestId: context.get('requestId'), readmit, signal }
  return await answer(parsed.data, route)
}

/** The fields of a form; those that may be there several times are named. Files are no part of these forms. */
export async function fieldsOf(
  context: TeamContext,
  many: readonly string[] = [],
): Promise<Record<string, string | string[] | undefined>> {
  const body = await context.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== ONCE)
      .map(([name, value]) => {
        const texts = [value].flat().filter((one) => typeof one === 'string')
        return [name, many.includes(name) ? texts : texts[0]]
      }),
  )
}

/** Does what a form asks. What is refused is said on the page that the form stood on; what breaks is thrown on. */
export async function orSay(
  work: () => Promise<Response>,
  again: (problem: string, status: PageStatus) => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'notAllowed' || error.code === 'revoked') throw error
    return await again(error.message, pageStatus(error))
  }
}

export type PageStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503

/** What was thrown, as a page. */
export async function sendProblem(hub: Hub, context: TeamContext, thrown: unknown): Promise<Response> {
  const refusal = asRefusal(thrown)
  if (refusal !== thrown)
    hub.log.error({ err: thrown, requestId: context.get('requestId'), code: refusal.code }, 'page failed')
  const isAdmin = (context.get('member') as Member | undefined)?.role === 'admin'
  const [way, name] = isAdmin
    ? ['/team/members', 'Back to the team’s pages']
    : ['/welcome', 'Back to the workspace']
  const body = html`<p>
      ${refusal.message.replace(/^[a-z]\w*: (.)/, (_all, first: string) => first.toUpperCase())}
    </p>
    <p><a href="${way}">${name}</a></p>
    <p class="muted">Request ${context.get('requestId')}</p>`
  return await sendTeamPage(
    context,
    { title: TITLES[refusal.status] ?? 'This did not work', body },
    pageStatus(refusal),
  )
}

const TITLES: Partial<Record<number, string>> = { 403: 'Not for you', 404: 'Not here' }

function pageStatus({ status }: Refusal): PageStatus {
  return status === 405 || status === 415 ? 400 : status
}
