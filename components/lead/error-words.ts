import { isExpected } from '../../lib/platform/expected-error'

/**
 * What went wrong and what to do, in words. `what` names what was not done: "The verdict was not saved."; `todo` what to
 * do, empty where `what` says it.
 */
export function errorWords(
  error: unknown,
  what: string,
  todo = 'Try again; if it stays so, reload this page.',
): string {
  if (isExpected(error)) return error.message
  if (isOrphaned(error)) return `${what} Halfdoor was updated: reload this page.`
  return `${what} ${todo}`.trimEnd()
}

/** After an update of the extension, the panel in an open page has lost its worker. */
function isOrphaned(error: unknown): boolean {
  return error instanceof Error && /context invalidated/i.test(error.message)
}
