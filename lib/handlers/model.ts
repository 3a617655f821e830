import { tallyDisputes } from '../domain/dispute-tally'
import {
  addModel,
  modelInForce,
  numbersOf,
  putInForce,
  type ModelBook,
  type ModelDecision,
  type ModelNumbers,
} from '../domain/model-version'
import type { ModelView } from '../messages/model-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { ExpectedError } from '../platform/expected-error'
import { changeModelBook, findLearning, getModelBook, type HeldLearning } from '../store/model-store'
import type { ToldAct } from '../store/outbox-store'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** The stage model: its versions, and what a marketer decides on learned points. */
export function modelHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async modelGet(): Promise<ModelView> {
      const [book, disputes, held] = await Promise.all([
        getModelBook(db),
        worker.source.disputeList(),
        findLearning(db),
      ])
      const learning = held && { ...held, decided: isDecided(book, held) }
      return { book, disputes: tallyDisputes(disputes), ...(learning ? { learning } : {}) }
    },

    async modelPut(
      { numbers, note }: { numbers: ModelNumbers; note?: string },
      caller: Caller,
    ): Promise<void> {
      const by = await memberName(worker, caller)
      const at = now()
      await change({ op: 'modelAdd', numbers, note }, at, (book) => {
        if (isSame(numbersOf(modelInForce(book).model), numbers))
          throw new ExpectedError('Nothing differs from the version in force.')
        return addModel(book, { origin: 'edited', numbers, note, by, at })
      })
    },

    async modelUse({ version }: { version: number }, caller: Caller): Promise<void> {
      const by = await memberName(worker, caller)
      const at = now()
      const told = ({ versions }: ModelBook): ToldAct => {
        const used = versions.find((each) => each.version === version)
        return { op: 'modelUse', version, ...(used ? { numbers: numbersOf(used.model) } : {}) }
      }
      await change(told, at, (book) => {
        if (!book.versions.some((each) => each.version === version))
          throw new ExpectedError('This version of the stage model is gone. Open the page again.')
        return book.inForce === version ? book : putInForce(book, version, by, at)
      })
    },

    async modelAccept({ learningId, by }: { learningId: string; by: string }): Promise<void> {
      const held = await needLearning(learningId)
      const model = held.result.report?.model
      if (!model)
        throw new ExpectedError('These points are not offered: they did not win on the later leads.')
      const at = now()
      const numbers = numbersOf(model)
      const told = ({ decisions }: ModelBook): ToldAct => ({
        op: 'modelDecide',
        decision: decisions.at(-1)!,
        numbers,
      })
      await change(told, at, (book) => {
        refuseDecided(book, held)
        if (book.inForce !== held.base)
          throw new ExpectedError(`Version ${book.inForce} came into force since. Learn from outcomes again.`)
        const next = addModel(book, { origin: 'learned', numbers, by, at })
        const decision = decisionOn(held, { outcome: 'accepted', by, at, version: next.inForce })
        return { ...next, decisions: [...next.decisions, decision] }
      })
    },

    async modelRefuse(input: { learningId: string; by: string; why: string }): Promise<void> {
      const { by, why } = input
      const held = await needLearning(input.learningId)
      if (!held.result.report) throw new ExpectedError('Nothing was learned that could be refused.')
      const at = now()
      const decision = decisionOn(held, { outcome: 'refused', by, at, why })
      await change({ op: 'modelDecide', decision }, at, (book) => {
        refuseDecided(book, held)
        return { ...book, decisions: [...book.decisions, decision] }
      })
    },
  }

  async function change(
    act: ToldAct | ((book: ModelBook) => ToldAct),
    at: number,
    make: (book: ModelBook) => ModelBook,
  ): Promise<void> {
    await changeModelBook(db, make, (book) => ({ act: typeof act === 'function' ? act(book) : act, now: at }))
    tellPanels('storeChanged', { nouns: ['model', 'lead'] })
  }

  async function needLearning(id: string): Promise<HeldLearning> {
    const held = await findLearning(db)
    if (held?.id !== id) throw new ExpectedError('Something newer was learned since. Open the page again.')
    return held
  }
}

function isDecided({ decisions }: ModelBook, { at }: HeldLearning): boolean {
  return decisions.some(({ learnedAt }) => learnedAt === at)
}

function refuseDecided(book: ModelBook, held: HeldLearning): void {
  if (isDecided(book, held)) throw new ExpectedError('These points were decided on already.')
}

type Word = Pick<ModelDecision, 'outcome' | 'by' | 'at' | 'why' | 'version'>

function decisionOn({ at, result }: HeldLearning, word: Word): ModelDecision {
  const { models } = result.report!
  const present = (models.present ?? models.defaults).logLoss
  const proposed = (models.proposed ?? models.present ?? models.defaults).logLoss
  return { ...word, learnedAt: at, horizonDays: result.horizonDays, present, proposed }
}

/** True where two sets of numbers say the same, in whatever order their types stand. */
function isSame(a: ModelNumbers, b: ModelNumbers): boolean {
  const text = ({ weights, details, ...rest }: ModelNumbers) =>
    JSON.stringify([rest.halfLife, rest.cap, rest.theta, rest.gamma, sorted(weights), sorted(details)])
  return text(a) === text(b)
}

function sorted(weights: object): unknown[] {
  return Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1))
}
