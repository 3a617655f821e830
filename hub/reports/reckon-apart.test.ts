import { expect, it } from 'vitest'
import { DEFAULT_MODEL } from '../../lib/domain/journey-model'
import type { LearningResult } from '../../lib/domain/learning/workspace-learning'
import { reckonApart } from './reckon-apart'

const task = { kind: 'learning', model: DEFAULT_MODEL, horizonDays: 60, now: 1000 } as const
const lead = (id: string) => ({ id, anchors: [{ kind: 'won', at: 500 }], touchpoints: [] })
const noSignal = () => new AbortController().signal

function hearer() {
  const heard: number[] = []
  return { heard, read: (leads: number) => void heard.push(leads), steps: () => undefined }
}

it('reckons over every page and tells how many leads were read', async () => {
  const told = hearer()
  async function* pages() {
    yield [lead('a'), lead('b')]
    yield [lead('c')]
  }
  const result = await reckonApart<LearningResult>(task, pages(), told, noSignal())
  expect(result).toMatchObject({ leads: 3, closed: 3, won: 3 })
  expect(told.heard.reduce((sum, each) => sum + each, 0)).toBe(3)
})

it('throws what the reading threw, and what the thread threw', async () => {
  async function* broken() {
    yield [lead('a')]
    throw new Error('the database went away')
  }
  await expect(reckonApart(task, broken(), hearer(), noSignal())).rejects.toThrow('went away')
  async function* wrong() {
    yield [{}]
  }
  await expect(reckonApart(task, wrong(), hearer(), noSignal())).rejects.toThrow(TypeError)
})

it('ends without an answer where it is given up', async () => {
  const giveUp = new AbortController()
  async function* endless() {
    for (let n = 0; ; n++) {
      if (n === 3) giveUp.abort()
      yield [lead(`${n}`)]
    }
  }
  expect(await reckonApart(task, endless(), hearer(), giveUp.signal)).toBeUndefined()
  expect(await reckonApart(task, endless(), hearer(), giveUp.signal)).toBeUndefined()
})
