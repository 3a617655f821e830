/** Steps are done for so long, ms, before others have their turn. */
const TURN_MS = 12

/** Does long work step by step, with pauses in which others are answered; `tell` hears before each how many are done. Undefined where the signal aborted. */
export async function inTurns<Result>(
  steps: Generator<undefined, Result>,
  tell: (count: number) => void,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let count = 0
  let pausedAt = performance.now()
  for (let step = steps.next(); !signal.aborted; step = steps.next()) {
    if (step.done) return step.value
    count++
    if (performance.now() - pausedAt < TURN_MS) continue
    tell(count)
    await new Promise((resolve) => setTimeout(resolve))
    pausedAt = performance.now()
  }
  return undefined
}
