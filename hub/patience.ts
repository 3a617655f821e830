/** How long a caller may take, ms. */
export interface Patience {
  headers: number
  /** A body, from the end of the headers on. */
  request: number
  /** A file: so long it may bring nothing, and so long it may last in all. */
  file: { idle: number; whole: number }
  idle: number
  /** For running requests at the end. */
  stop: number
}

export const PATIENCE: Patience = { headers: 10_000, request: 30_000, file: { idle: 30_000, whole: 3_600_000 }, idle: 5_000, stop: 10_000 } // prettier-ignore
