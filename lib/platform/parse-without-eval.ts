import { z } from 'zod'

/** An extension may not make code from text: zod is told at once, instead of trying and being refused. */
export function parseWithoutEval(): void {
  z.config({ jitless: true })
}
