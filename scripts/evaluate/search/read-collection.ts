import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../command.ts'

const Id = z.union([z.string(), z.number()]).transform(String)

/** A document as the file has it: tags as a list or in one text. */
export const Doc = z.object({
  id: Id,
  title: z.string().nullish(),
  text: z.string().nullish(),
  tags: z.union([z.array(z.string()), z.string()]).nullish(),
})
export type Doc = z.infer<typeof Doc>

export const Query = z.object({ id: Id, text: z.string() })
export type Query = z.infer<typeof Query>

/** Reads a JSON Lines file, an object a line. Throws a `Refusal` that names the line that does not fit. */
export function readJsonLines<T>(path: string, schema: z.ZodType<T>): T[] {
  return linesOf(path).map(({ text, line }) => {
    const parsed = schema.safeParse(parseJson(text, path, line))
    if (parsed.success) return parsed.data
    const { path: where, message } = parsed.error.issues[0]!
    throw new Refusal(`${path}, line ${line}: ${where.join('.') || 'the line'}: ${message}.`)
  })
}

function parseJson(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal(`${path}, line ${line} is not JSON: ${error.message}. One object a line is wanted.`)
    throw error
  }
}

/** Grades by query and document. */
export type Judgements = Map<string, Map<string, number>>

/**
 * Reads judgements: query, document and grade a line, by tabs or blanks; or the four columns of TREC, whose second
 * is passed over. A first line without a grade is a head. Throws a `Refusal` for another line without one.
 */
export function readJudgements(path: string): Judgements {
  const judgements: Judgements = new Map()
  for (const [i, { text, line }] of linesOf(path).entries()) {
    const cells = text.trim().split(text.includes('\t') ? /\t+/ : /\s+/).map((cell) => cell.trim()) // prettier-ignore
    const [query, doc, grade] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells
    if (!query || !doc || !grade || !Number.isFinite(Number(grade))) {
      if (i === 0) continue
      throw new Refusal(`${path}, line ${line}: "${text.slice(0, 60)}" is not query, document and grade.`)
    }
    const known = judgements.get(query) ?? new Map<string, number>()
    judgements.set(query, known.set(doc, Number(grade)))
  }
  return judgements
}

function linesOf(path: string): { text: string; line: number }[] {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`)
  const lines = readFileSync(path, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/) // prettier-ignore
  return lines.map((text, i) => ({ text, line: i + 1 })).filter(({ text }) => text.trim() !== '')
}
