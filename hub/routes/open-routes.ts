import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { ErrorCodeName } from '../../lib/contract/error-code'
import type { Contract } from '../../lib/contract/contract'
import { Refusal } from '../errors'
import type { AppEnv } from '../app-env'
import type { Hub, Member } from '../hub'
import { jsonBodyOnly } from './open-routes-body'
import type { Route } from './route'

const MEGABYTE = 1_048_576
/** What any route may refuse with. */
const ALWAYS: readonly ErrorCodeName[] = ['badRequest', 'tooMany', 'internal', 'unavailable']
const SIGNED_IN: readonly ErrorCodeName[] = ['signedOut', 'revoked', 'notAllowed']

/** Opens every route of the members' API, with its contract in the OpenAPI document. */
export function openRoutes(app: OpenAPIHono<AppEnv>, hub: Hub, routes: readonly Route[]): void {
  for (const { contract, answer } of routes) {
    const { method, path, limit = MEGABYTE } = contract
    // By method: another contract may stand at the same path.
    const before = (...steps: MiddlewareHandler<AppEnv>[]) => app.on(method.toUpperCase(), [path], ...steps)
    before(async (context, next) => {
      // Before the body is looked into: who may not ask learns nothing of its shape.
      context.set('member', await admit(hub, contract, context.req.raw))
      context.header('cache-control', 'no-store')
      await next()
    })
    if (method === 'post')
      before(bodyLimit({ maxSize: limit, onError: () => refuseSize(limit) }), jsonBodyOnly(contract.cleans))
    app.openapi(describe(contract), async (context) => {
      const member = context.get('member')
      const from = contract.method === 'get' ? 'query' : 'json'
      const input = context.req.valid(from as never)
      const signal = AbortSignal.any([hub.signal, context.req.raw.signal])
      const requestId = context.get('requestId')
      const readmit = () => admit(hub, contract, context.req.raw)
      const output = await answer(input, { ...hub, member, requestId, readmit, signal })
      return context.json(output as object, 200)
    })
  }
  for (const [path, all] of Map.groupBy(routes, ({ contract }) => contract.path))
    app.all(path, (context) =>
      refuseMethod(
        context,
        all.map(({ contract }) => contract.method),
      ),
    )
}

/** The one place where a role is held against a route. */
export async function admit(hub: Hub, { roles }: Contract, request: Request): Promise<Member> {
  const member = await hub.authenticate(request)
  if (!member) throw new Refusal('signedOut', 'Sign in to the hub again.')
  if (!roles.includes(member.role))
    throw new Refusal('notAllowed', `This is for a ${roles.join(' or ')}; you are a ${member.role}.`)
  return member
}

/** All that a route may refuse with. */
export function refusalsOf({ errors = [] }: Pick<Contract, 'errors'>): ErrorCodeName[] {
  return [...new Set([...ALWAYS, ...SIGNED_IN, ...errors])]
}

/** What checks a request; the document is made in `openapi.ts`. */
function describe({ name, method, path, input, output }: Contract) {
  return createRoute({
    operationId: name,
    method,
    path,
    request:
      method === 'get'
        ? { query: input as z.ZodObject }
        : { body: { required: true, content: { 'application/json': { schema: input } } } },
    responses: {
      200: { description: 'The answer.', content: { 'application/json': { schema: output } } },
    },
  })
}

function refuseMethod(context: Context, methods: string[]): never {
  const allowed = methods.map((method) => method.toUpperCase()).join(', ')
  context.header('allow', allowed)
  throw new Refusal('methodNotAllowed', `Here only ${allowed} is answered.`)
}

function refuseSize(limit: number): never {
  throw new Refusal(
    'tooLarge',
    `This is more than the ${Math.round(limit / 1024)} kB that fit into one request.`,
  )
}

/** A body or query of the wrong shape, in words. Handed to the app as its default hook. */
export function refuseShape(result: { success: boolean; error?: unknown }, _context: Context): void {
  if (result.success) return
  const { issues } = result.error as z.ZodError
  const [issue] = issues
  throw new Refusal(
    'badRequest',
    `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'wrong shape'}.`,
  )
}
