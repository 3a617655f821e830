/** Long work cut into short steps: between two of them others may have their turn. */
export type Steps<Result> = Generator<undefined, Result>

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
