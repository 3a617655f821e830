import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Contract } from '../../lib/contract/contract'
import { ERROR_STATUS, ErrorBody } from '../../lib/contract/error-code'
import { fileAdd } from '../../lib/contract/file-add'
import type { AppEnv } from '../app-env'
import type { Hub } from '../hub'
import { ROUTES } from './all'
import { refusalsOf } from './open-routes'

/** Law: `/api/v1` only grows; what an old extension sends and reads stays. */
const VERSION = '1'

/** `/openapi.json`: every contract, as OpenAPI 3.1. */
export function openApiRoute(app: OpenAPIHono<AppEnv>, hub: Hub): void {
  let document: object | undefined
  app.get('/openapi.json', (context) => context.json((document ??= makeDocument(hub.url()))))
}

type Schema = Record<string, unknown>
type Schemas = Record<string, Schema>

/** By zod's own JSON Schema, which is what OpenAPI 3.1 speaks, and which knows schemas that hold themselves. */
function makeDocument(url: string): object {
  const schemas: Schemas = { Refusal: schemaOf(ErrorBody, 'output', 'Refusal', {}) }
  const paths: Record<string, Schema> = {}
  for (const { contract } of ROUTES)
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operationOf(contract, schemas) }
  paths[fileAdd.path] = { [fileAdd.method]: fileOperation(schemas) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Halfdoor’s hub',
      version: VERSION,
      description:
        'What the extension asks of its team’s hub. Every refusal has one shape and a closed code.',
    },
    servers: [{ url }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'The token of a session.' },
      },
    },
  }
}

function operationOf(contract: Contract, schemas: Schemas): Schema {
  const { method, path } = contract
  const sent = schemaOf(contract.input, 'input', `${contract.name}Input`, schemas)
  const asks =
    method === 'get' ? { parameters: parametersOf(sent) } : { requestBody: { required: true, ...json(sent) } }
  return { tags: [path.split('/')[3]], ...asks, ...whoAndWhat(contract, schemas) }
}

/** A file's bytes are the body, and what is said of them stands in the query. */
function fileOperation(schemas: Schemas): Schema {
  return {
    tags: ['files'],
    parameters: parametersOf(schemaOf(fileAdd.input, 'input', 'fileAddInput', schemas)),
    requestBody: { required: true, content: { 'application/octet-stream': {} } },
    ...whoAndWhat(fileAdd, schemas),
  }
}

type Told = Pick<Contract, 'name' | 'summary' | 'roles' | 'output' | 'errors'>

function whoAndWhat(told: Told, schemas: Schemas): Schema {
  const { name, summary, roles, output } = told
  const answer = schemaOf(output, 'output', `${name}Output`, schemas)
  const refusals = Object.entries(Object.groupBy(refusalsOf(told), (code) => ERROR_STATUS[code]))
  return {
    operationId: name,
    summary,
    description: `For: ${roles.join(', ')}.`,
    security: [{ session: [] }],
    responses: {
      200: { description: 'The answer.', ...json(answer) },
      ...Object.fromEntries(
        refusals.map(([status, codes = []]) => [
          status,
          { description: codes.join(', '), ...json({ $ref: '#/components/schemas/Refusal' }) },
        ]),
      ),
    },
  }
}

function parametersOf({ properties = {}, required = [] }: Schema): Schema[] {
  return Object.entries(properties as Schemas).map(([name, schema]) => ({
    name,
    in: 'query',
    required: (required as string[]).includes(name),
    schema,
  }))
}

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })

/** A schema for the document. What it names of itself is put beside the others, where references find it. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output', name: string, schemas: Schemas): Schema {
  const text = JSON.stringify(z.toJSONSchema(shape, { io, unrepresentable: 'any' }))
  const moved = text
    .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`)
    .replaceAll('"$ref":"#/$defs/', `"$ref":"#/components/schemas/${name}.`)
  const { $schema: _, $defs = {}, ...own } = JSON.parse(moved) as Schema & { $defs?: Schemas }
  for (const [key, schema] of Object.entries($defs)) schemas[`${name}.${key}`] = schema
  if (!moved.includes(`"#/components/schemas/${name}"`)) return own
  schemas[name] = own
  return { $ref: `#/components/schemas/${name}` }
}
