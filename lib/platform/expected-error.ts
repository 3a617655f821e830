/**
 * An error that is shown to the person: the message says what happened and what to do. Everything else is a
 * defect and goes to `report`. It keeps its name on the way through a message.
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError'
}

/** True for an expected error, also for one that came back through a message. */
export function isExpected(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ExpectedError'
}
