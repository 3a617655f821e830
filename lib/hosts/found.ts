import type { Reading } from '../domain/reading'

/** What is found on a page; `readSafely` completes it to a reading. */
export type Found = Partial<Reading> & Pick<Reading, 'state'>
