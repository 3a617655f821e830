import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeRuns, type Question } from './runs'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

/** A question that takes so long, and how often it was begun. */
function makeQuestion(takes: number, key = 'reports') {
  const asked = { begun: 0, aborted: 0 }
  const question = (version = 1): Question<string> => ({
    key,
    version,
    async work(tell, signal) {
      asked.begun++
      tell(1, 2)
      await new Promise((resolve) => setTimeout(resolve, takes))
      if (signal.aborted) return void asked.aborted++
      return `answer ${asked.begun}`
    },
  })
  return { asked, question }
}

/** The answer to a promise while the clock goes on. */
async function after<T>(ms: number, promise: Promise<T>): Promise<T> {
  const [answer] = await Promise.all([promise, vi.advanceTimersByTimeAsync(ms)])
  return answer
}

it('answers at once what is soon worked out, and tells how far a long one is', async () => {
  const runs = makeRuns(Date.now)
  const short = makeQuestion(100, 'short')
  expect(await after(100, runs.ask(short.question()))).toEqual({ isDone: true, result: 'answer 1' })
  const long = makeQuestion(2000)
  expect(await after(1500, runs.ask(long.question()))).toEqual({ isDone: false, done: 1, of: 2 })
  expect(await after(1500, runs.ask(long.question()))).toEqual({ isDone: true, result: 'answer 1' })
})

it('works one question out once, however many ask, also when rows are written meanwhile', async () => {
  const runs = makeRuns(Date.now)
  const { asked, question } = makeQuestion(1000)
  const answers = Promise.all([runs.ask(question(1)), runs.ask(question(2))])
  expect((await after(1000, answers)).map(({ isDone }) => isDone)).toEqual([true, true])
  expect(await runs.ask(question(3))).toMatchObject({ isDone: true })
  expect(asked.begun).toBe(1)
})

it('asks anew once the answer is old, sooner where rows were written', async () => {
  const runs = makeRuns(Date.now)
  const { asked, question } = makeQuestion(10)
  await after(10, runs.ask(question(1)))
  await vi.advanceTimersByTimeAsync(20_000)
  await runs.ask(question(1))
  expect(asked.begun).toBe(1)
  await after(10, runs.ask(question(2)))
  expect(asked.begun).toBe(2)
  await vi.advanceTimersByTimeAsync(70_000)
  await after(10, runs.ask(question(2)))
  expect(asked.begun).toBe(3)
})

it('gives up what nobody asks for any more', async () => {
  const runs = makeRuns(Date.now)
  const { asked, question } = makeQuestion(100_000)
  await after(1500, runs.ask(question()))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked.aborted).toBe(1)
  await after(1500, runs.ask(question()))
  expect(asked.begun).toBe(2)
})

it('works two out at a time', async () => {
  const runs = makeRuns(Date.now)
  const all = ['a', 'b', 'c'].map((key) => makeQuestion(5000, key))
  await after(1500, Promise.all(all.map(({ question }) => runs.ask(question()))))
  expect(all.map(({ asked }) => asked.begun)).toEqual([1, 1, 0])
  await vi.advanceTimersByTimeAsync(4000)
  expect(all.map(({ asked }) => asked.begun)).toEqual([1, 1, 1])
})

it('throws what the work threw, and begins anew after', async () => {
  const runs = makeRuns(Date.now)
  let times = 0
  const question: Question<string> = {
    key: 'broken',
    version: 1,
    work: async () => {
      if (times++ === 0) throw new Error('the database went away')
      return 'well again'
    },
  }
  await expect(runs.ask(question)).rejects.toThrow('went away')
  expect(await runs.ask(question)).toEqual({ isDone: true, result: 'well again' })
})

it('stops with the hub', async () => {
  const runs = makeRuns(Date.now)
  const { asked, question } = makeQuestion(5000)
  await after(1500, runs.ask(question()))
  await after(5000, runs.stop())
  expect(asked.aborted).toBe(1)
})
