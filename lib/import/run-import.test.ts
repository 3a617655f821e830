import { describe, expect, it } from 'vitest'
import { emptyOutcome } from '../domain/import-entry'
import type { WireLead } from '../domain/import-wire'
import { BATCH_ENTRIES, type Batch } from './batcher'
import { IN_FLIGHT } from './batch-sender'
import { settleDates } from './date-question'
import { proposeMapping } from './recognise/recognise'
import { runImport, type ImportFile } from './run-import'
import { surveyFile } from './survey'

async function fileOf(text: string): Promise<ImportFile> {
  const file = new Blob([text])
  const answer = await surveyFile(file, 'x.csv', new AbortController().signal, () => {})
  if (answer.kind === 'refused') throw new Error(answer.reason)
  const { mapping } = settleDates(proposeMapping(answer.survey.shape.headers), answer.survey)
  return { file, shape: answer.survey.shape, mapping }
}

interface RunOf {
  files: ImportFile[]
  merge?: (batch: Batch) => ReturnType<Parameters<typeof runImport>[0]['merge']>
  signal?: AbortSignal
}

async function run({ files, merge, signal = new AbortController().signal }: RunOf) {
  const batches: Batch[] = []
  const report = await runImport({
    files,
    signal,
    now: () => 0,
    onProgress: () => {},
    merge: (batch) => {
      batches.push(batch)
      return merge?.(batch) ?? Promise.resolve(emptyOutcome())
    },
  })
  return { report, batches, entries: batches.flatMap(({ text }) => JSON.parse(text) as WireLead[]) }
}

const LEADS = 'Email,Name\na@x.example,Ann\nb@x.example,Bo\n'
const TOUCHES =
  'Email,Event,Timestamp\na@x.example,Page viewed,2026-03-01\nc@x.example,Page viewed,2026-03-02\na@x.example,Form submitted,2026-03-03\n'

describe('files that come together', () => {
  it('give each lead once, with its touchpoints', async () => {
    const { entries } = await run({ files: [await fileOf(TOUCHES), await fileOf(LEADS)] })
    expect(
      entries.map(({ draft, touchpoints, about }) => [draft.emails[0], touchpoints.length, about]),
    ).toEqual([
      ['a@x.example', 2, 'lead'],
      ['b@x.example', 0, 'lead'],
      ['c@x.example', 1, 'touchpoint'],
    ])
  })

  it('name in the report the file and the lines of what was refused', async () => {
    const files = [await fileOf(LEADS), await fileOf(TOUCHES)]
    const { report } = await run({
      files,
      merge: () => Promise.resolve({ ...emptyOutcome(), refused: [{ index: 0, reason: 'no' }] }),
    })
    expect(report).toMatchObject({ read: 5, skipped: 3 })
    expect(report.lines.map(({ file, line }) => [file, line])).toEqual([
      [0, 2],
      [1, 2],
      [1, 4],
    ])
  })
})

describe('an import', () => {
  it('reports rows that are none with their lines', async () => {
    const { report } = await run({ files: [await fileOf('Email,Name\na@x.example,Ann\n,\n1,2,3\n')] })
    expect(report).toMatchObject({ read: 3, skipped: 2 })
    expect(report.lines.map(({ line }) => line)).toEqual([3, 4])
  })

  it('sends no batch bigger than other messages can wait for', async () => {
    const rows = Array.from({ length: 22_000 }, (_, i) => `a@x.example,Event ${i},2026-03-01`)
    const { batches, entries } = await run({
      files: [await fileOf(`Email,Event,Timestamp\n${rows.join('\n')}\n`)],
    })
    expect(batches.length).toBeGreaterThanOrEqual(3)
    expect(entries.every(({ touchpoints }) => touchpoints.length <= 10_000)).toBe(true)
    expect(entries.reduce((sum, { touchpoints }) => sum + touchpoints.length, 0)).toBe(22_000)
  })

  it('stops between batches when it is cancelled, and says so', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `p${i}@x.example,P`)
    const control = new AbortController()
    const { report, batches } = await run({
      files: [await fileOf(`Email,Name\n${rows.join('\n')}\n`)],
      signal: control.signal,
      merge: async () => {
        control.abort()
        return { ...emptyOutcome(), leads: { added: BATCH_ENTRIES, changed: 0, same: 0 } }
      },
    })
    expect(report.isCancelled).toBe(true)
    expect(batches.length).toBeLessThanOrEqual(IN_FLIGHT + 1)
    expect(report.leads.added).toBe(batches.length * BATCH_ENTRIES)
  })

  it('ends with the reason where a batch could not be stored', async () => {
    const files = [await fileOf(LEADS)]
    await expect(run({ files, merge: () => Promise.reject(new Error('The disk is full.')) })).rejects.toThrow(
      'The disk is full.',
    )
  })
})
