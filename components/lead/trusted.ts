/** True where the browser says that a person did it, and no script. */
export function isTrusted(event: { isTrusted: boolean }): boolean {
  return event.isTrusted
}
