import type { MergeOutcome } from '../domain/import-entry'
import { toWire } from '../domain/import-wire'
import { entryParts, makeBatcher, type Batch, type Batcher, type PackedEntry } from './batcher'
import { makeSender } from './batch-sender'
import { makeColumns, type Columns } from './columns'
import type { DraftRow } from './draft-row'
import type { FileShape } from './file-shape'
import { heldRows, makeHeldTouchpoints, type HeldLead, type HeldTouchpoints } from './held-touchpoints'
import type { ImportReport } from './import-report'
import { makeTally, type ImportProgress, type Tally } from './import-tally'
import type { Mapping } from './mapping'
import { readRow } from './read-row'
import { readPerson, readTouchpointAlone, whoOf } from './read-touchpoint'
import { readRows } from './read-rows'
import type { Row } from './row'

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
 * stored. Rejects where a batch could not be stored; what was stored before stays.
 */
export async function runImport(options: RunOptions): Promise<ImportReport> {
  const { files, signal, now } = options
  const started = now()
  const tally = makeTally(options.onProgress)
  const sender = makeSender(options.merge, tally.settle, signal)
  const batcher = makeBatcher(sender.send)
  try {
    const opened = openFiles(files)
    const work: Work = { batcher, held: makeHeldTouchpoints(), opened, tally, signal }
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
    if (!signal.aborted) throw error
  }
  await sender.finish()
  return { ...tally.report(), isCancelled: signal.aborted, milliseconds: now() - started }
}

function openFiles(files: readonly ImportFile[]): [number, OpenFile][] {
  return files.map((file, index) => [
    index,
    { ...file, columns: makeColumns(file.shape.headers, file.mapping) },
  ])
}

interface Work {
  batcher: Batcher
  held: HeldTouchpoints
  opened: [number, OpenFile][]
  tally: Tally
  signal: AbortSignal
}

/** Leads and assets go on as they are read; a lead takes along the touchpoints held for it. */
async function passFile(
  { batcher, held, opened, tally, signal }: Work,
  file: OpenFile,
  index: number,
): Promise<void> {
  for await (const slice of draftRows(file, index, tally, signal))
    for (const { line, drafted } of slice) {
      const places = [{ file: index, lines: [line] }]
      if ('asset' in drafted) batcher.addAsset(drafted.asset, places)
      else {
        const { touchpoints, ...entry } = drafted.entry
        const packed = { entry, touchpoints: touchpoints.map(toWire), places }
        for (const lead of held.take(entry)) unpack(lead, packed, opened, tally)
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
  { batcher, held, opened, tally, signal }: Work,
  files: [number, OpenFile][],
  leadsFollow: boolean,
): AsyncGenerator<void> {
  let isHolding = leadsFollow
  const giveOut = async () => {
    for (const lead of held.drain()) {
      const packed: PackedEntry = { entry: lead.entry, touchpoints: [], places: [] }
      unpack(lead, packed, opened, tally)
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
function unpack(lead: HeldLead, packed: PackedEntry, opened: Work['opened'], tally: Tally): void {
  for (const { file, row } of heldRows(lead)) {
    const { columns, mapping } = opened[file]![1]
    const touchpoint = readTouchpointAlone(columns, row, mapping)
    if ('skip' in touchpoint) tally.say(file, row.line, touchpoint.skip, true)
    else {
      packed.touchpoints.push(toWire(touchpoint))
      const last = packed.places.at(-1)
      if (last?.file === file) last.lines.push(row.line)
      else packed.places.push({ file, lines: [row.line] })
    }
  }
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
        if (drafted.note) tally.say(index, row.line, drafted.note, false)
        slice.push({ line: row.line, drafted })
      }
    }
    yield slice
  }
}
