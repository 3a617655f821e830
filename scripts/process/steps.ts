/** Tells of long work: `2/5 Finding a browser… Chromium 156 · 0.1 s`. One line a step. */
export class Steps {
  readonly #total: number
  #done = 0
  /** The line of the running step still stands open. */
  #open = false

  constructor(total: number) {
    this.#total = total
  }

  /** Runs one step. What the work answers as text stands on its line. */
  async step<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result> {
    const started = Date.now()
    process.stdout.write(`${++this.#done}/${this.#total} ${title}…`)
    this.#open = true
    const tick = setInterval(() => this.say(`  still at it, ${seconds(started)}`), 15_000)
    try {
      const result = await work()
      const told = typeof result === 'string' ? `${result} · ` : ''
      process.stdout.write(`${this.#open ? ' ' : '  '}${told}${seconds(started)}\n`)
      return result
    } catch (error) {
      process.stdout.write(`${this.#open ? ' ' : '  '}failed after ${seconds(started)}\n`)
      throw error
    } finally {
      clearInterval(tick)
      this.#open = false
    }
  }

  /** A line of its own under the running step. */
  say(line: string): void {
    process.stdout.write(`${this.#open ? '\n' : ''}${line}\n`)
    this.#open = false
  }
}

/** "2.1 s" since a time. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
