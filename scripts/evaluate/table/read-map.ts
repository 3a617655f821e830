import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { DATE_FORMATS } from '../../../lib/import/date-format.ts'
import { Refusal } from '../command.ts'

/** In every map: how a date column reads where day and month can be swapped, `{ "Created": "dmy" }`. */
export const DateFormats = z.record(z.string(), z.enum(DATE_FORMATS)).optional()
export type DateFormats = z.infer<typeof DateFormats>

/**
 * Reads a map of columns, a JSON file, by its schema. Throws a `Refusal` that names the place that is wrong, with an
 * example.
 */
export function readMap<T>(path: string, schema: z.ZodType<T>, example: object): T {
  if (!existsSync(path))
    throw new Refusal(`There is no map ${path}. It looks like ${JSON.stringify(example)}.`)
  const parsed = schema.safeParse(parseJson(path))
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the map'}: ${issue.message}`)
  throw new Refusal(
    `The map ${path} does not fit. ${wrong.join('; ')}. It looks like ${JSON.stringify(example)}.`,
  )
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal(`The map ${path} is not valid JSON: ${error.message}.`)
    throw error
  }
}
