import { afterAll, beforeAll, expect, it } from 'vitest'
import { CONTRACTS } from '../../lib/contract/all'
import { ErrorCode } from '../../lib/contract/error-code'
import { startTestHub, type TestHub } from '../test/test-hub'

let hub: TestHub
let document: any
beforeAll(async () => {
  hub = await startTestHub()
  document = await (await hub.app.request('/openapi.json')).json()
})
afterAll(() => hub.stop())

it('holds every contract with its name, summary, input, answer and refusals', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(document.servers).toEqual([{ url: hub.url() }])
  const refusal = document.components.schemas.Refusal
  expect(refusal.properties.error.properties.code.enum).toEqual(ErrorCode.options)
  for (const { name, method, path, summary } of CONTRACTS) {
    const operation = document.paths[path]?.[method]
    expect(operation, name).toMatchObject({ operationId: name, summary, security: [{ session: [] }] })
    const answer = operation.responses[200].content['application/json'].schema
    expect(Object.keys(answer).length, `${name}: what it answers`).toBeGreaterThan(0)
    if (method === 'post') expect(operation.requestBody.content['application/json'].schema, name).toBeTruthy()
    for (const status of [400, 401, 403, 429, 500, 503]) {
      const { schema } = operation.responses[status].content['application/json']
      expect(schema, `${name}: ${status}`).toEqual({ $ref: '#/components/schemas/Refusal' })
    }
  }
})

it('says how a file is added', () => {
  const { operationId, parameters, requestBody, responses } = document.paths['/files'].post
  expect(operationId).toBe('fileAdd')
  expect(parameters).toMatchObject([{ name: 'name', in: 'query', required: true }])
  expect(Object.keys(requestBody.content)).toEqual(['application/octet-stream'])
  expect(responses[200].content['application/json'].schema.required).toContain('url')
  expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '413', '415']))
})

it('holds nothing that is no contract, and no name twice', () => {
  const operations = Object.values<object>(document.paths).flatMap((at) => Object.values<any>(at))
  const names = operations.map(({ operationId }) => operationId).sort()
  expect(names).toEqual([...CONTRACTS.map(({ name }) => name), 'fileAdd'].sort())
})

it('has no reference that leads nowhere', () => {
  const found = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!)
  for (const ref of found) {
    expect(ref).toMatch(/^#\//)
    const target = ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at?.[decodeURIComponent(key).replaceAll('~1', '/')], document)
    expect(target, ref).toBeTruthy()
  }
})

it('names only security schemes and schema types that there are', () => {
  expect(Object.keys(document.components.securitySchemes)).toEqual(['session'])
  const types = new Set(
    [...JSON.stringify(document.paths).matchAll(/"type":"([a-z]+)"/g)].map(([, type]) => type),
  )
  const known = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
  // A field may itself be called "type": its schema is an object, so only texts are found here.
  expect([...types].filter((type) => !known.includes(type!))).toEqual([])
})

it('is a page to read, with nothing from elsewhere', async () => {
  const page = await hub.app.request('/docs')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';")
  const html = await page.text()
  expect(html).not.toMatch(/https?:\/\/|<script>|<style|\son\w+=/)
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!)
  expect(files).toHaveLength(3)
  for (const file of files) {
    const response = await hub.app.request(file)
    expect(response.status, file).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/(css|javascript)/)
    expect((await response.text()).length).toBeGreaterThan(50)
  }
})
