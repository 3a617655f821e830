import { describe, expect, it } from 'vitest'
import { emptyOutcome } from '../domain/import-entry'
import { WireLead } from '../domain/import-wire'
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

const NOW = Date.UTC(2027, 0, 1)

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
    now: () => NOW,
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

describe('clicks of an e-mail', () => {
  const click = (second: string, link: string) =>
    `a@x.example,Email clicked,2026-03-01 10:00:${second},Spring news,https://x.example/${link}`
  const delivered = 'a@x.example,Email delivered,2026-03-01 10:00:00,Spring news,'
  const grades = async (...rows: string[]) => {
    const file = await fileOf(`Email,Event,Timestamp,Subject,URL\n${rows.join('\n')}\n`)
    const { entries } = await run({ files: [file] })
    return entries.flatMap(({ touchpoints }) => touchpoints.map((touchpoint) => touchpoint[12]))
  }
  it('on several links at once, seconds after its delivery, are unsure', async () => {
    expect(await grades(delivered, click('03', 'a'), click('03', 'b'), click('04', 'c'))).toEqual([
      undefined,
      'unsure',
      'unsure',
      undefined,
    ])
  })
  it('in a file that tells no seconds count in full', async () => {
    const noSeconds = [delivered, click('00', 'a'), click('00', 'b')].map((row) =>
      row.replace(':00:00', ':00'),
    )
    expect(await grades(...noSeconds)).toEqual([undefined, undefined, undefined])
  })
  it('later, of one link or without a delivery count in full', async () => {
    expect(await grades(delivered, click('06', 'a'), click('06', 'b'))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(await grades(delivered, click('03', 'a'), click('03', 'a'))).not.toContain('unsure')
    expect(await grades(click('03', 'a'), click('03', 'b'))).not.toContain('unsure')
    expect(
      await grades(delivered.replace('Spring', 'Summer'), click('03', 'a'), click('03', 'b')),
    ).not.toContain('unsure')
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

  it('sends a library whole, so that assets of one address are seen together', async () => {
    const rows = Array.from({ length: 2 * BATCH_ENTRIES }, (_, i) => `Asset ${i},https://x.example/all,Text`)
    const { batches } = await run({ files: [await fileOf(`Title,URL,Summary\n${rows.join('\n')}\n`)] })
    expect(batches.map(({ noun, places }) => [noun, places.length])).toEqual([['asset', 2 * BATCH_ENTRIES]])
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

  it('that fails midway reports what was stored and skipped by then, and why it ended', async () => {
    const rows = Array.from({ length: 3 * BATCH_ENTRIES }, (_, i) => `p${i}@x.example,P`)
    let sent = 0
    const { report } = await run({
      files: [await fileOf(`Email,Name\n,\n${rows.join('\n')}\n`)],
      merge: () =>
        sent++ === 0
          ? Promise.resolve({ ...emptyOutcome(), leads: { added: BATCH_ENTRIES, changed: 0, same: 0 } })
          : Promise.reject(new Error('The disk is full.')),
    })
    expect(report).toMatchObject({
      failure: 'The disk is full.',
      leads: { added: BATCH_ENTRIES },
      skipped: 1,
      lines: [{ line: 2, skipped: true }],
      isCancelled: false,
    })
  })

  it('leaves out a stage change whose time is none, by its line, and rounds one that is broken', async () => {
    const history = JSON.stringify([
      { value: 'lead', timestamp: 1_772_000_000_000.5 },
      { value: 'customer', timestamp: 1e300 },
      { value: 'opportunity', timestamp: 'soon' },
    ])
    const header = 'id,createdAt,email,lifecyclestage,propertiesWithHistory.lifecyclestage'
    const { report, batches } = await run({
      files: [
        await fileOf(
          `${header}\n1,2026-03-01T00:00:00Z,a@x.example,lead,"${history.replaceAll('"', '""')}"\n`,
        ),
      ],
    })
    const lead = WireLead.parse((JSON.parse(batches[0]!.text) as unknown[])[0])
    expect(lead.touchpoints.map((touchpoint) => touchpoint[2])).toEqual([1_772_000_000_001])
    expect(report).toMatchObject({ skipped: 0, noted: 2 })
    expect(report.lines.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'The change of stage to “customer” has no possible time (1e+300); left out.'],
      [2, 'The change of stage to “opportunity” has no possible time (soon); left out.'],
    ])
  })

  it('remarks on a touchpoint in the future, and on an asset with nothing to send', async () => {
    const { report } = await run({
      files: [
        await fileOf('Email,Event,Timestamp\na@x.example,Page viewed,2031-03-01\n'),
        await fileOf('Title,URL,Summary\nGuide,,\nDeck,,Text\n'),
      ],
    })
    expect(report.lines.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      [0, 2, 'Its time is in the future.'],
      [1, 2, 'No address and no summary: nothing to send.'],
    ])
    expect(report).toMatchObject({ skipped: 0, noted: 2 })
  })
})
