import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPractice, type Practice } from './server.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPractice()
})
afterAll(() => practice.close())

const get = async (path: string) => {
  const response = await fetch(practice.origin + path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

it('declares whose record is open, and nobody of the list', async () => {
  const { text } = await get(new URL(practice.recordUrl('tomas')).pathname)
  expect(text.match(/itemprop="email"/g)).toHaveLength(1)
  expect(text).toContain('<span itemprop="email">tomas.rivera@lumen-bottling.example</span>')
  expect(text).toContain('content="ledger:contact:L-1002"')
  expect(text).toContain('ann.lee@acme-foods.example')
})

it('says who is signed in, under a strict policy', async () => {
  const { text, headers } = await get('/inbox')
  expect(text).toContain('<meta name="user-email" content="rita.keller@nordwind.example" />')
  expect(headers.get('content-security-policy')).toContain("frame-src 'none'")
})

it('carries twelve letters', async () => {
  const { text } = await get('/inbox')
  const json = /<script type="application\/json" id="letters">(.*?)<\/script>/.exec(text)![1]!
  expect(JSON.parse(json)).toHaveLength(12)
})

it('knows no other pages', async () => {
  expect((await get('/crm/contacts/L-9999')).status).toBe(404)
  expect((await get('/../package.json')).status).toBe(404)
  expect((await get('/postbox.js')).status).toBe(200)
})

it('takes another port where the wanted one is taken', async () => {
  const taken = Number(new URL(practice.origin).port)
  const second = await startPractice(taken)
  expect(Number(new URL(second.origin).port)).not.toBe(taken)
  expect((await fetch(`${second.origin}/inbox`)).status).toBe(200)
  await second.close()
})
