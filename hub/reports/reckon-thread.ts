// A thread that reckons: pages of leads come in, each is answered; after the last one the result goes out.
import { parentPort, workerData } from 'node:worker_threads'
import { makeReckoner, type Task } from './reckoner'

/** Steps are told this often, ms. */
const TOLD_EVERY = 100

/** What the thread says. */
export type FromThread =
  { kind: 'read' } | { kind: 'steps'; steps: number } | { kind: 'done'; result: unknown }

const port = parentPort!
const reckoner = makeReckoner(workerData as Task)
const say = (message: FromThread) => port.postMessage(message)

port.on('message', (page: unknown[] | 'finish') => {
  if (page === 'finish') return finish()
  for (const person of page) reckoner.visit(person)
  say({ kind: 'read' })
})

function finish(): void {
  const work = reckoner.finish()
  let [steps, toldAt] = [0, performance.now()]
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return say({ kind: 'done', result: step.value })
    steps++
    if (performance.now() - toldAt < TOLD_EVERY) continue
    say({ kind: 'steps', steps })
    toldAt = performance.now()
  }
}
