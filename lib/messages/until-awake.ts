/** One try, and the pause before the next, ms. */
const PATIENCE = 1000
const TRIES = 10

/**
 * Resolves when the worker answers, after ten tries at the latest. Right after the browser starts, or the extension is
 * updated, the first messages may reach a worker that is being replaced, and then nobody ever answers them.
 * @param knock a message that may be sent more than once
 */
export async function untilAwake(knock: () => Promise<unknown>, patience = PATIENCE): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) if (await isAnswered(knock, patience)) return
}

async function isAnswered(knock: () => Promise<unknown>, patience: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), patience)
  try {
    // A worker that is just going away closes the line: the next try waits its turn.
    return await Promise.race([
      knock()
        .then(() => true)
        .catch(() => late.promise),
      late.promise,
    ])
  } finally {
    clearTimeout(timer)
  }
}
