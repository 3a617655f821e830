import type { HalfdoorDatabase } from './database'
import { readWho, type DirectoryRow } from './directory-row'
import { loadDirectory, readDirectory } from './directory-store'
import { LeadRow } from './lead-row'
import { typedWords } from '../domain/lead-search-text'
import { fitOf, wordLine } from '../domain/lead-words'

/** Found lines are looked at no further than this: who types one letter of a hundred thousand names types on. */
const MOST_LINES = 5000

/**
 * Leads whose name, company or address fits what is typed so far: every word must begin a word of the lead. With
 * `forgives`, those with one slip in a word of four letters or more come after them.
 */
export async function searchLeads(
  db: HalfdoorDatabase,
  text: string,
  limit: number,
  forgives = false,
): Promise<LeadRow[]> {
  const trimmed = text.trim()
  if (trimmed.includes('@')) return byAddress(db, trimmed, limit)
  const typed = typedWords(trimmed)
  if (typed.length === 0) return []
  const copy = await copyOf(db)
  const exact = await readHits(db, findExact(copy, typed), limit, (line) => fitOf(line, typed) === 'exact')
  if (exact.length >= limit) return exact
  const addressed = exact.length > 0 ? [] : await byAddress(db, trimmed, limit)
  if (!forgives || addressed.length > 0) return [...exact, ...addressed]
  const isNear = (line: string) => fitOf(line, typed) === 'near'
  return [...exact, ...(await readHits(db, findNear(copy, isNear), limit - exact.length, isNear))]
}

async function byAddress(db: HalfdoorDatabase, text: string, limit: number): Promise<LeadRow[]> {
  const start = `email:${text.toLowerCase()}`
  const rows = await db.leads.where('keys').startsWith(start).limit(limit).distinct().toArray()
  return rows.map((row) => LeadRow.parse(row)).sort(byName)
}

function byName(a: LeadRow, b: LeadRow): number {
  return a.name.localeCompare(b.name)
}

interface Block {
  row: DirectoryRow
  /** Ids by line, read when one is first asked for. */
  ids?: string[]
}

interface Hit {
  line: string
  block: Block
  index: number
}

/** The directory of a database in the worker's memory, with the numbers of its rows. */
const copies = new WeakMap<HalfdoorDatabase, Block[]>()

/** The directory as it is now: rows that are new since the last time are read, all where some have gone. */
async function copyOf(db: HalfdoorDatabase): Promise<Block[]> {
  const known = copies.get(db)
  const more = known && (await readMore(db, known))
  const blocks = more ? [...known, ...more] : (await loadDirectory(db)).map((row): Block => ({ row }))
  copies.set(db, blocks)
  return blocks
}

/** The rows after those that are known; undefined where some of those have gone. */
async function readMore(db: HalfdoorDatabase, known: readonly Block[]): Promise<Block[] | undefined> {
  return db.transaction('r', db.directory, async () => {
    const numbers = await db.directory.toCollection().primaryKeys()
    if (known.some(({ row }, index) => row.seq !== numbers[index])) return undefined
    if (numbers.length === known.length) return []
    return (await readDirectory(db, known.at(-1)?.row.seq)).map((row) => ({ row }))
  })
}

/** The lines that hold every typed word. The longest is the rarest: it finds the lines, the others sift them. */
function findExact(blocks: readonly Block[], typed: readonly string[]): Hit[] {
  const rarest = ` ${typed.reduce((a, b) => (b.length > a.length ? b : a))}`
  const hits: Hit[] = []
  for (const block of blocks) {
    const { words } = block.row
    let index = 0
    let counted = 0
    for (let at = words.indexOf(rarest); at >= 0; at = words.indexOf(rarest, at)) {
      const start = words.lastIndexOf('\n', at) + 1
      const end = endOfLine(words, at)
      for (; counted < start; index++) counted = words.indexOf('\n', counted) + 1
      const line = words.slice(start, end)
      if (fitOf(line, typed) === 'exact') hits.push({ line, block, index })
      if (hits.length >= MOST_LINES) return hits
      at = end
    }
  }
  return hits
}

function endOfLine(words: string, at: number): number {
  const end = words.indexOf('\n', at)
  return end < 0 ? words.length : end
}

function findNear(blocks: readonly Block[], isNear: (line: string) => boolean): Hit[] {
  const hits: Hit[] = []
  for (const block of blocks)
    for (const [index, line] of block.row.words.split('\n').entries())
      if (isNear(line) && hits.push({ line, block, index }) >= MOST_LINES) return hits
  return hits
}

/** The leads of hits by name. A lead that is gone or is called otherwise by now is left out. */
async function readHits(
  db: HalfdoorDatabase,
  hits: Hit[],
  limit: number,
  fits: (line: string) => boolean,
): Promise<LeadRow[]> {
  const sorted = hits.sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : 0))
  const found = new Map<string, LeadRow>()
  for (let start = 0; start < sorted.length && found.size < limit; start += limit) {
    const ids = new Set(sorted.slice(start, start + limit).map(idOf))
    for (const row of await db.leads.bulkGet([...ids]))
      if (row && fits(wordLine(row)) && found.size < limit) found.set(row.id, LeadRow.parse(row))
  }
  return [...found.values()].sort(byName)
}

function idOf({ block, index }: Hit): string {
  block.ids ??= readWho(block.row).map(([id]) => id)
  return block.ids[index]!
}
