/** One thing that can be evaluated: a folder beside this file, and a line in `main.ts`. */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What `--help` prints: what it measures, its options, the shape of its map, an example. */
  help: string
  /**
   * Works it out. `argv` is what follows the command's name, without `--json` and `--help`. Throws `Refusal` where
   * the person can mend it.
   */
  run(argv: readonly string[]): Promise<Result>
}

export interface Result {
  /** One object: what `--json` prints on the last line. */
  json: object
  /** The same as a readable table. */
  text: string
}

/** An error in what was asked or given, in words that say what to do. */
export class Refusal extends Error {}
