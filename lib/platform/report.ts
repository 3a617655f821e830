import { isExpected } from './expected-error'

const ADDRESS = /[^\s@<>"'(),;:]{1,64}@[^\s@<>"'(),;:]{1,253}/g

/** Tells the console of a defect once, with addresses blanked out. Expected errors are the page's to show. */
export function report(error: unknown, when: string): void {
  if (isExpected(error)) return
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`Halfdoor, while ${when}: ${text.replace(ADDRESS, '•@•')}`)
}
