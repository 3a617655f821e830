import { z } from 'zod'
import { DEFAULT_MODEL, type JourneyModel } from '../domain/journey-model'
import type { LearningResult } from '../domain/learning/workspace-learning'
import { DEFAULT_BOOK, ModelBook, ModelVersion } from '../domain/model-version'
import type { HalfdoorDatabase } from './database'
import { addAct, type ToldAct } from './outbox-store'

const KEY = 'model'
const LEARNED_KEY = 'modelLearning'

/** Every version of the stage model; the default one alone where nothing was ever changed. */
export async function getModelBook(db: HalfdoorDatabase): Promise<ModelBook> {
  const row = await db.settings.get(KEY)
  return row ? ModelBook.parse(row.value) : DEFAULT_BOOK
}

/** The stage model in force. Law: whoever reads a journey of the workspace reads it by this one. */
export async function getModel(db: HalfdoorDatabase): Promise<JourneyModel> {
  const row = await db.settings.get(KEY)
  if (!row) return DEFAULT_MODEL
  // Read with every lead: of all versions only the one in force is looked into.
  const { versions, inForce } = Index.parse(row.value)
  return ModelVersion.parse(versions.find(({ version }) => version === inForce)).model
}

const Index = z.object({
  versions: z.array(z.looseObject({ version: z.number() })),
  inForce: z.number(),
})

/** Changes the book on what is stored at that moment; two changes at once come one after the other. `told`: the act that it is. */
export async function changeModelBook(
  db: HalfdoorDatabase,
  change: (book: ModelBook) => ModelBook,
  told: (book: ModelBook) => { act: ToldAct; now: number },
): Promise<ModelBook> {
  return db.transaction('rw', db.settings, db.outbox, async () => {
    const before = await getModelBook(db)
    const changed = change(before)
    if (changed === before) return before
    const value = ModelBook.parse(changed)
    await db.settings.put({ key: KEY, value })
    const { act, now } = told(value)
    await addAct(db, act, now)
    return value
  })
}

/** What was learned last. The result is the worker's own writing and is not looked into. */
const HeldLearning = z.object({
  id: z.string(),
  at: z.number().int(),
  /** The version that was in force. */
  base: z.number().int(),
  result: z.custom<LearningResult>((value) => typeof value === 'object' && value !== null),
})
export type HeldLearning = z.infer<typeof HeldLearning>

/** What was learned last and is not decided on; undefined where there is nothing. */
export async function findLearning(db: HalfdoorDatabase): Promise<HeldLearning | undefined> {
  const row = await db.settings.get(LEARNED_KEY)
  return row && HeldLearning.parse(row.value)
}

/** Holds what was learned, in place of what was learned before. */
export async function putLearning(db: HalfdoorDatabase, held: HeldLearning): Promise<void> {
  await db.settings.put({ key: LEARNED_KEY, value: held })
}
