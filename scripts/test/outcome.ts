/** What became of a check: how many passed and failed in it, and what to read where some failed. */
export interface Outcome {
  passed: number
  failed: number
  output: string
}
