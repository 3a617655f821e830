import type { MergeOutcome } from '../domain/import-entry'
import { toWire } from '../domain/import-wire'
import type { Touchpoint } from '../domain/touchpoint'
import { entryParts, makeBatcher, type Batch, type Batcher, type PackedEntry } from './batcher'
import { makeSender } from './batch-sender'
import { makeColumns, type Columns } from './columns'
import type { DraftRow } from './draft-row'
import type { FileShape } from './file-shape'
import { makeHeldTouchpoints, type HeldLead, type HeldTouchpoints } from './held-touchpoints'
import type { ImportReport } from './import-report'
import { makeTally, type ImportProgress, type Tally } from './import-tally'
import type { Mapping } from './mapping'
import { unpackRow } from './plain-row'
import { readRow } from './read-row'
import { readPerson, readTouchpointAlone, whoOf } from './read-touchpoint'
import { readRows } from './read-rows'
import type { Row } from './row'
import { unsureClicks } from './touchpoint-marks'

/** Touchpoints held in memory so that a lead's row is written once: about 30 MB, and 120 MB while leads come too. */
const HELD_ALONE = 250_000
const HELD_WITH_LEADS = 1_000_000

export interface ImportFile {
  file: Blob
  shape: FileShape
  mapping: Mapping
}

/** A file with its cells found by field. */
interface OpenFile extends ImportFile {
  columns: Columns
  /** Between the cells of a table. */
  delimiter: string
}

export interface RunOptions {
  files: readonly ImportFile[]
  /** Sends a batch and answers what became of it. */
  merge: (batch: Batch) => Promise<MergeOutcome>
  onProgress: (progress: ImportProgress) => void
  signal: AbortSignal
  now: () => number
}

/**
 * Reads the files and sends them batch by batch. Touchpoints that come together with leads are held back until
 * their leads pass, so that each lead is written once. An abort stops between batches: the report says what is
 * stored. Where a batch cannot be stored or a file not read on, it ends there: the report says why in `failure`, and
 * what was stored and skipped by then.
 */
export async function runImport(options: RunOptions): Promise<ImportReport> {
  const { files, signal, now } = options
  const started = now()
  const tally = makeTally(options.onProgress)
  const sender = makeSender(options.merge, tally.settle, signal)
  let failure: string | undefined
  const end = (error: unknown) => {
    if (!signal.aborted) failure ??= error instanceof Error ? error.message : String(error)
  }
  const batcher = makeBatcher(sender.send)
  try {
    const opened = openFiles(files)
    const work: Work = { batcher, held: makeHeldTouchpoints(), opened, tally, signal, started }
    const of = (noun: Mapping['noun']) => opened.filter(([, { mapping }]) => mapping.noun === noun)
    const leads = of('lead')
    for (const [index, file] of of('asset')) await passFile(work, file, index)
    await batcher.flush()
    const touchpoints = touchpointFiles(work, of('touchpoint'), leads.length > 0)
    await touchpoints.next()
    for (const [index, file] of leads) await passFile(work, file, index)
    while (!(await touchpoints.next()).done);
    await batcher.flush()
  } catch (error) {
    end(error)
  }
  await sender.finish().catch(end)
  const report = { ...tally.report(), isCancelled: signal.aborted, milliseconds: now() - started }
  return failure === undefined ? report : { ...report, failure }
}

function openFiles(files: readonly ImportFile[]): [number, OpenFile][] {
  return files.map((file, index) => {
    const { form, headers } = file.shape
    const delimiter = form.kind === 'table' ? form.delimiter : ''
    return [index, { ...file, columns: makeColumns(headers, file.mapping), delimiter }]
  })
}

interface Work {
  batcher: Batcher
  held: HeldTouchpoints
  opened: [number, OpenFile][]
  tally: Tally
  signal: AbortSignal
  /** When the import began; what is later lies in the future. */
  started: number
}

/** Leads and assets go on as they are read; a lead takes along the touchpoints held for it. */
async function passFile(work: Work, file: OpenFile, index: number): Promise<void> {
  const { batcher, held, tally, signal } = work
  for await (const slice of draftRows(file, index, tally, signal))
    for (const { line, drafted } of slice) {
      const places = [{ file: index, lines: [line] }]
      if ('asset' in drafted) batcher.addAsset(drafted.asset, places)
      else {
        const { touchpoints, ...entry } = drafted.entry
        const packed = { entry, touchpoints: touchpoints.map(toWire), places }
        for (const touchpoint of touchpoints) remarkFuture(work, touchpoint, index, line)
        for (const lead of held.take(entry)) unpack(lead, packed, work)
        await addLead(batcher, packed)
      }
      if (batcher.isFull) await batcher.flush()
    }
}

/**
 * Holds the touchpoints of all files. Yields once where the leads may pass: at the end, or when memory is full;
 * then goes on and gives out whatever is held.
 */
async function* touchpointFiles(
  work: Work,
  files: [number, OpenFile][],
  leadsFollow: boolean,
): AsyncGenerator<void> {
  const { batcher, held, tally, signal } = work
  let isHolding = leadsFollow
  const giveOut = async () => {
    for (const lead of held.drain()) {
      const packed: PackedEntry = { entry: lead.entry, touchpoints: [], places: [] }
      unpack(lead, packed, work)
      if (packed.touchpoints.length > 0) await addLead(batcher, packed)
    }
  }
  for (const [index, file] of files)
    for await (const rows of wholeRows(file, index, tally, signal)) {
      hold(held, rows, file, index, tally)
      if (held.count < (isHolding ? HELD_WITH_LEADS : HELD_ALONE)) continue
      if (isHolding) yield
      isHolding = false
      await giveOut()
    }
  if (isHolding) yield
  await giveOut()
}

/** Holds rows of touchpoints; what a row says of its lead is looked at once for all that say the same. */
function hold(
  held: HeldTouchpoints,
  rows: readonly Row[],
  { mapping, columns }: OpenFile,
  index: number,
  tally: Tally,
): void {
  for (const row of rows) {
    const who = whoOf(columns, row)
    if (held.addKnown(who, index, row)) continue
    const person = readPerson(columns, row, mapping)
    if ('skip' in person) tally.say(index, row.line, person.skip, true)
    else held.add(who, person, index, row)
  }
}

/** Reads the held rows of a lead now: while the disk is busy with the leads before. */
function unpack(lead: HeldLead, packed: PackedEntry, work: Work): void {
  const { opened, tally } = work
  const touchpoints: Touchpoint[] = []
  for (const [index, text] of lead.texts.entries()) {
    const file = lead.files[index]!
    const { columns, mapping, delimiter } = opened[file]![1]
    const row = unpackRow(text, lead.lines[index]!, delimiter)
    const touchpoint = readTouchpointAlone(columns, row, mapping)
    if ('skip' in touchpoint) tally.say(file, row.line, touchpoint.skip, true)
    else {
      remarkFuture(work, touchpoint, file, row.line)
      touchpoints.push(touchpoint)
      const last = packed.places.at(-1)
      if (last?.file === file) last.lines.push(row.line)
      else packed.places.push({ file, lines: [row.line] })
    }
  }
  for (const click of unsureClicks(touchpoints)) click.grade = 'unsure'
  for (const touchpoint of touchpoints) packed.touchpoints.push(toWire(touchpoint))
}

/** Says so where a touchpoint lies in the future: a wrong year, more often than an appointment. */
function remarkFuture({ tally, started }: Work, { at }: Touchpoint, file: number, line: number): void {
  if (at > started) tally.say(file, line, 'Its time is in the future.', false)
}

async function addLead(batcher: Batcher, packed: PackedEntry): Promise<void> {
  for (const part of entryParts(packed)) {
    batcher.addLead(part)
    if (batcher.isFull) await batcher.flush()
  }
}

interface Drafted {
  line: number
  drafted: Exclude<DraftRow, { skip: string }>
}

/** The rows of a file, slice by slice; lines that are none are in the tally. */
async function* wholeRows(
  { file, shape }: OpenFile,
  index: number,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<Row[]> {
  for await (const { rows, troubles } of readRows(file, shape, signal)) {
    for (const { line, reason, skipped } of troubles) tally.say(index, line, reason, skipped)
    tally.read(rows.length + troubles.filter((trouble) => trouble.skipped).length)
    yield rows
  }
}

/** Every row that comes to something, slice by slice; the others are in the tally. */
async function* draftRows(
  file: OpenFile,
  index: number,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<Drafted[]> {
  for await (const rows of wholeRows(file, index, tally, signal)) {
    const slice: Drafted[] = []
    for (const row of rows) {
      const drafted = readRow(file.columns, row, file.mapping)
      if ('skip' in drafted) tally.say(index, row.line, drafted.skip, true)
      else {
        for (const note of drafted.notes ?? []) tally.say(index, row.line, note, false)
        slice.push({ line: row.line, drafted })
      }
    }
    yield slice
  }
}
