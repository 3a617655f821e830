import { isDeepStrictEqual } from 'node:util'
import { MARKETING } from '../../lib/contract/role'
import {
  addModel,
  DEFAULT_BOOK,
  numbersOf,
  putInForce,
  type ModelBook,
  type ModelNumbers,
  type ModelVersion,
} from '../../lib/domain/model-version'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { changeSetting } from '../repos/setting'
import { heldTime, missing, type Act, type ActContext } from './act'

/** A marketer's own numbers, in force from now on. The version's number is the hub's. */
export const modelAdd: Act<'modelAdd'> = {
  roles: MARKETING,
  async apply({ numbers, note }, context) {
    await changeBook(context, 'model.added', (book, word) =>
      addModel(book, { origin: 'edited', numbers, note, ...word }),
    )
  },
}

/** Goes (back) to a version. */
export const modelUse: Act<'modelUse'> = {
  roles: MARKETING,
  async apply({ version, numbers }, context) {
    await changeBook(context, 'model.used', (book, { by, at }) => {
      const meant = findMeant(book, version, numbers)
      return book.inForce === meant ? book : putInForce(book, meant, by, at)
    })
  },
}

/** What was decided on learned points; an acceptance puts them in force. What was learned is decided on once. */
export const modelDecide: Act<'modelDecide'> = {
  roles: MARKETING,
  async apply({ decision, numbers, base }, context) {
    await changeBook(context, `model.${decision.outcome}`, (book, word) => {
      if (book.decisions.some(({ learnedAt }) => learnedAt === decision.learnedAt))
        throw new Refusal('conflict', 'These points were decided on already.')
      const { version: _version, ...said } = { ...decision, ...word }
      if (decision.outcome === 'refused') return { ...book, decisions: [...book.decisions, said] }
      if (!numbers) throw new Refusal('badRequest', 'The points that were accepted are missing.')
      if (base !== undefined && base !== book.inForce)
        throw new Refusal(
          'conflict',
          `Version ${book.inForce} came into force since. Learn from outcomes again.`,
        )
      const next = addModel(book, { origin: 'learned', numbers, ...word })
      return { ...next, decisions: [...book.decisions, { ...said, version: next.inForce }] }
    })
  },
}

/** The version of this number where it holds these numbers, else the newest that does. Throws where there is none. */
function findMeant({ versions }: ModelBook, version: number, numbers?: ModelNumbers): number {
  const found = versions.find((each) => each.version === version)
  const holds = ({ model }: ModelVersion) => isDeepStrictEqual(numbersOf(model), numbers)
  if (numbers === undefined) {
    if (!found) throw missing('version of the stage model')
    return version
  }
  const meant = found && holds(found) ? found : versions.findLast(holds)
  if (!meant)
    throw new Refusal(
      'conflict',
      `Version ${version} holds other numbers for the team. Choose a version again.`,
    )
  return meant.version
}

async function changeBook(
  { tx, member, sentAt, now }: ActContext,
  action: string,
  change: (book: ModelBook, word: { by: string; at: number }) => ModelBook,
): Promise<void> {
  const { workspaceId, memberId, name } = member
  const word = { by: name, at: heldTime(sentAt, now) }
  const book = await changeSetting(tx, { workspaceId, id: 'model', at: now }, (stood = DEFAULT_BOOK) =>
    change(stood, word),
  )
  await addAudit(tx, { workspaceId, memberId, action, subject: String(book.inForce), at: now })
}
