import type { ChoiceRow, HalfdoorDatabase } from './database'

/** Whom the rep chose here before: the key of a person on the page. */
export async function findChoice(db: HalfdoorDatabase, key: string): Promise<ChoiceRow | undefined> {
  return db.choices.get(key)
}

/** Remembers whom the rep chose for a thread or a record. */
export async function putChoice(db: HalfdoorDatabase, choice: ChoiceRow): Promise<void> {
  await db.choices.put(choice)
}
