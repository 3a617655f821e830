import { z } from 'zod'
import { Asset } from './asset'
import { ContentRequest } from './content-request'
import { DefinitionVersion } from './definition/definition'
import { Dispute, Feedback } from './feedback'
import { Lead } from './lead'
import { ModelBook } from './model-version'
import { Objection } from './objection'
import { ReportSettings } from './reports/report-settings'
import { Send } from './send'
import { Stage } from './stage'
import { Touchpoint } from './touchpoint'
import { View } from './view'

/** Touchpoints on one line at most. */
export const MOST_TOUCHPOINTS = 500

const line = <Noun extends string, Row extends z.ZodType>(noun: Noun, row: Row) =>
  z.object({ noun: z.literal(noun), row })

/** The first line of a workspace's file. */
export const FileHead = z.object({
  format: z.literal('halfdoor-workspace'),
  version: z.literal(1),
  /** When it was written, ms. */
  at: z.number().int(),
})
export type FileHead = z.infer<typeof FileHead>

/** Every line between the first and the last. A lead comes before whatever is about it. */
export const FileLine = z.discriminatedUnion('noun', [
  line('lead', Lead),
  /** A run of one lead's, oldest first. */
  line(
    'touchpoints',
    z.object({ leadId: z.string().min(1), touchpoints: z.array(Touchpoint).max(MOST_TOUCHPOINTS) }),
  ),
  line('asset', Asset),
  line('send', Send),
  line('feedback', Feedback),
  line('dispute', Dispute),
  line('objection', Objection),
  line('request', ContentRequest),
  line('view', View),
  line('handoff', Stage),
  line('reports', ReportSettings),
  line('definition', z.array(DefinitionVersion)),
  line('model', ModelBook),
])
export type FileLine = z.infer<typeof FileLine>
export type FileNoun = FileLine['noun']

/** The last line: a file without it was cut off. */
export const FileEnd = z.object({
  /** Lines between the first and this one. */
  end: z.number().int(),
})
export type FileEnd = z.infer<typeof FileEnd>

/** Reads a file line by line. Yields its lines; throws a `BrokenFile` at the first that does not fit. */
export async function* readFileLines(texts: AsyncIterable<string>): AsyncGenerator<FileLine> {
  let count = 0
  let end: number | undefined
  for await (const text of texts) {
    if (text.trim() === '') continue
    count++
    if (end !== undefined) throw fault(count, 'Something stands after the end.')
    const value = parsed(text, count)
    if (count === 1) {
      if (!FileHead.safeParse(value).success)
        throw fault(1, 'This is not a workspace’s file of this version.')
      continue
    }
    const last = FileEnd.safeParse(value)
    if (last.success) {
      end = last.data.end
      if (end !== count - 2) throw fault(count, `${end} lines were written and ${count - 2} are here.`)
      continue
    }
    const read = FileLine.safeParse(value)
    if (!read.success) throw fault(count, read.error.issues[0]?.message ?? 'It has the wrong shape.')
    yield read.data
  }
  if (end === undefined) throw fault(count, 'The file was cut off: its end is missing.')
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw fault(line, 'It is not JSON.')
  }
}

/** What is wrong with a file, in words, by the line where it is. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile'
  readonly line: number
  readonly why: string
  constructor(line: number, why: string) {
    super(`Line ${line}: ${why}`)
    this.line = line
    this.why = why
  }
}

function fault(line: number, why: string): BrokenFile {
  return new BrokenFile(line, why)
}
