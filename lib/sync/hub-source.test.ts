import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { ContentRequest } from '../domain/content-request'
import type { HubClient } from '../hub/hub-client'
import type { LearnStep } from '../messages/learn-port'
import { HalfdoorDatabase } from '../store/database'
import { answerRequest } from '../store/request-store'
import { makeHubSource } from './hub-source'

const NOW = Date.UTC(2026, 4, 1)
let count = 0

function setUp(answers: Record<string, (input: any, times: number) => unknown>) {
  const asked: { name: string; input: any }[] = []
  const client = {
    ask: async ({ name }: { name: string }, input: unknown) => {
      asked.push({ name, input })
      return answers[name]!(input, asked.length)
    },
  } as unknown as HubClient
  const db = new HalfdoorDatabase(`source-${count++}`, true)
  return { asked, db, source: makeHubSource(client, db, () => Promise.resolve()) }
}

const request: ContentRequest = { id: 'r', text: 'SSO', member: 'Kim', at: NOW, votes: [] }

it('asks for page after page of a list that is shown whole', async () => {
  const { asked, source } = setUp({
    disputeList: ({ cursor }) =>
      cursor ? { items: [{ id: 'b' }] } : { items: [{ id: 'a' }], cursor: 'next' },
  })
  expect((await source.disputeList()).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(asked.map(({ input }) => input.cursor)).toEqual([undefined, 'next'])
})

it('asks for reports until they are done, telling how far they are, and not after it was given up', async () => {
  const giveUp = new AbortController()
  const told: number[] = []
  const { asked, source } = setUp({
    reportsRun: (_input, times) =>
      times < 3 ? { isDone: false, done: times, of: 9 } : { isDone: true, result: { leads: 9 } },
  })
  const tell = (done: number) => void told.push(done)
  expect(await source.runReports(tell, giveUp.signal)).toEqual({ leads: 9 })
  expect(told).toEqual([1, 2])
  giveUp.abort()
  expect(await source.runReports(tell, giveUp.signal)).toBeUndefined()
  expect(asked).toHaveLength(3)
})

it('lays what was answered here and is not told yet over the hub’s list', async () => {
  const { db, source } = setUp({ requestList: () => ({ items: [{ ...request, behind: [] }] }) })
  await db.requests.put(request)
  expect((await source.requestList())[0]?.outcome).toBeUndefined()
  await answerRequest(db, 'r', { kind: 'planned', by: 'Mei', at: NOW })
  expect(await source.requestList()).toMatchObject([{ id: 'r', behind: [], outcome: { kind: 'planned' } }])
  await db.outbox.clear()
  expect((await source.requestList())[0]?.outcome).toBeUndefined()
})

it('learns from outcomes on the hub, telling how far it is by its two kinds of steps', async () => {
  const giveUp = new AbortController()
  const told: LearnStep[] = []
  const learned = { base: 3, result: { leads: 9 } }
  const stands = [
    { isDone: false, done: 4, of: 9 },
    { isDone: false, done: 9, of: 9, steps: 70 },
    { isDone: true, result: learned },
  ]
  const { asked, source } = setUp({ modelLearn: (_input, times) => stands[times - 1] })
  expect(await source.learnModel(60, (step) => void told.push(step), giveUp.signal)).toEqual(learned)
  expect(told).toEqual([
    { kind: 'reading', done: 4, of: 9 },
    { kind: 'reckoning', steps: 70 },
  ])
  expect(asked[0]?.input).toEqual({ horizonDays: 60 })
  giveUp.abort()
  expect(await source.learnModel(60, () => undefined, giveUp.signal)).toBeUndefined()
  expect(asked).toHaveLength(3)
})

it('asks once for each look at a trial: who asked goes on, or nobody does', async () => {
  const { asked, source } = setUp({ definitionTry: () => ({ isDone: false, done: 1, of: 9 }) })
  const rule = { touches: ['pricing.viewed' as const], atLeast: 1 }
  expect(await source.definitionTry(rule)).toEqual({ isDone: false, done: 1, of: 9 })
  expect(asked).toHaveLength(1)
})
