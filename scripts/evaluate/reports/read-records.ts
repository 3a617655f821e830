import type { FunnelDeal } from '../../../lib/domain/funnel/match-deals.ts'
import type { AssetSend } from '../../../lib/domain/reports/asset-use.ts'
import type { Objection } from '../../../lib/domain/reports/objections.ts'
import type { Opportunity } from '../../../lib/domain/reports/sales-velocity.ts'
import type { StepTimes } from '../../../lib/domain/reports/waterfall.ts'
import { readFlags, readNumbers, readTimes } from '../table/read-cells.ts'
import type { DateFormats } from '../table/read-map.ts'
import { optionalColumn, type Table } from '../table/read-table.ts'
import type { ReportsMap } from './reports-map.ts'

/** A lead of a file with all that the reports ask of it. */
export interface LeadRecord {
  id: string
  createdAt?: number
  source: string
  campaign?: string
  landingPage?: string
  account?: string
  steps: StepTimes
  handedAt?: number
  firstAttemptAt?: number
  verdictAt?: number
  answeredAt?: number
}

export interface TouchRecord {
  leadId: string
  at: number
  /** True for sales. */
  isSales: boolean
}

/** Cells of a file by column and row; undefined where the map names no column or the cell is empty. */
function makeCells(table: Table, dates: DateFormats) {
  const pick =
    <T>(values: readonly T[] | undefined) =>
    (row: number) =>
      values?.[row]
  return {
    rows: table.rows.map((_, row) => row),
    text: (header: string | undefined) => {
      const cells = optionalColumn(table, header)?.cells
      return (row: number) => cells?.[row] || undefined
    },
    time: (header: string | undefined) => {
      const column = optionalColumn(table, header)
      return pick(column && readTimes(column, dates?.[header!]))
    },
    number: (header: string | undefined) => {
      const column = optionalColumn(table, header)
      return pick(column && readNumbers(column))
    },
    /** Undefined for an empty cell: not known yet. */
    flag: (header: string | undefined) => {
      const column = optionalColumn(table, header)
      return pick(
        column && readFlags(column).map((flag, row) => (column.cells[row] === '' ? undefined : flag)),
      )
    },
  }
}

/** Leads; rows without an id are left out. */
export function readLeads(table: Table, { leads: map, dates }: ReportsMap): LeadRecord[] {
  const { rows, text, time } = makeCells(table, dates)
  const id = text(map.id)
  const words = { source: text(map.source), campaign: text(map.campaign), landingPage: text(map.landingPage) }
  const account = text(map.account)
  const steps = { inquiry: time(map.createdAt), mql: time(map.mql), sal: time(map.sal), sql: time(map.sql) }
  const opportunity = time(map.opportunity)
  const [handedAt, firstAttemptAt] = [time(map.handedAt), time(map.firstAttemptAt)]
  const [verdictAt, answeredAt] = [time(map.verdictAt), time(map.answeredAt)]
  return rows.flatMap((row) => {
    const name = id(row)
    if (!name) return []
    return {
      id: name,
      createdAt: steps.inquiry(row),
      source: words.source(row) ?? '',
      campaign: words.campaign(row),
      landingPage: words.landingPage(row),
      account: account(row),
      steps: {
        inquiry: steps.inquiry(row),
        mql: steps.mql(row),
        sal: steps.sal(row),
        sql: steps.sql(row),
        opportunity: opportunity(row),
      },
      handedAt: handedAt(row),
      firstAttemptAt: firstAttemptAt(row),
      verdictAt: verdictAt(row),
      answeredAt: answeredAt(row),
    }
  })
}

export type DealRecord = FunnelDeal & Partial<Opportunity>

/** Deals, won or not. */
export function readDeals(
  table: Table,
  map: NonNullable<ReportsMap['deals']>,
  dates: DateFormats,
): DealRecord[] {
  const { rows, text, time, number } = makeCells(table, dates)
  const [leadId, value] = [text(map.leadId), number(map.value)]
  const [openedAt, wonAt, lostAt] = [time(map.openedAt), time(map.wonAt), time(map.lostAt)]
  return rows.map((row) => ({
    leadId: leadId(row) ?? '',
    openedAt: openedAt(row),
    wonAt: wonAt(row),
    lostAt: lostAt(row),
    value: value(row),
  }))
}

/** Touches of known leads and times; the others are left out. */
export function readTouches(
  table: Table,
  map: NonNullable<ReportsMap['touches']>,
  dates: DateFormats,
): TouchRecord[] {
  const { rows, text, time } = makeCells(table, dates)
  const [leadId, at, side] = [text(map.leadId), time(map.at), text(map.side)]
  return rows.flatMap((row) => {
    const [lead, moment] = [leadId(row), at(row)]
    if (!lead || moment === undefined) return []
    return { leadId: lead, at: moment, isSales: side(row)?.toLowerCase() === 'sales' }
  })
}

/** Sends with an asset, a lead and a time; the others are left out. */
export function readSends(
  table: Table,
  map: NonNullable<ReportsMap['sends']>,
  dates: DateFormats,
): AssetSend[] {
  const { rows, text, time, flag } = makeCells(table, dates)
  const [assetId, leadId, at] = [text(map.assetId), text(map.leadId), time(map.at)]
  const [member, stage, persona] = [text(map.member), text(map.stage), text(map.persona)]
  const [viewedAt, moved] = [time(map.viewedAt), flag(map.moved)]
  // Where the file tells of views, it tells of all sends.
  const tracked = map.viewedAt !== undefined
  return rows.flatMap((row) => {
    const [asset, lead, moment] = [assetId(row), leadId(row), at(row)]
    if (!asset || !lead || moment === undefined) return []
    const more = { member: member(row), stage: stage(row), persona: persona(row), tracked }
    return { assetId: asset, leadId: lead, at: moment, ...more, viewedAt: viewedAt(row), moved: moved(row) }
  })
}

/** The assets of the library. */
export function readAssets(table: Table, map: NonNullable<ReportsMap['assets']>, dates: DateFormats) {
  const { rows, text, time } = makeCells(table, dates)
  const [id, validTo] = [text(map.id), time(map.validTo)]
  return rows.flatMap((row) => (id(row) ? { id: id(row)!, validTo: validTo(row) } : []))
}

/** Objections with a text, a lead and a time; the others are left out. */
export function readObjections(
  table: Table,
  map: NonNullable<ReportsMap['objections']>,
  dates: DateFormats,
): Objection[] {
  const { rows, text, time } = makeCells(table, dates)
  const [words, leadId, at, answeredBy] = [
    text(map.text),
    text(map.leadId),
    time(map.at),
    text(map.answeredBy),
  ]
  return rows.flatMap((row) => {
    const [said, lead, moment] = [words(row), leadId(row), at(row)]
    if (!said || !lead || moment === undefined) return []
    return { text: said, leadId: lead, at: moment, answeredBy: answeredBy(row) }
  })
}
