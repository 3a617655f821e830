import type { LeadEntry, AssetEntry } from '../../../lib/domain/import-entry'
import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import { touchpointName } from '../../../lib/domain/touchpoint-names'
import { makeColumns } from '../../../lib/import/columns'
import type { DraftRow } from '../../../lib/import/draft-row'
import type { Noun } from '../../../lib/import/fields'
import type { Mapping } from '../../../lib/import/mapping'
import { readRow } from '../../../lib/import/read-row'
import type { Survey } from '../../../lib/import/survey'

const ROWS = 5

const HEADS: Record<Noun, string[]> = {
  lead: ['Name', 'E-mail', 'Title', 'Company', 'Stage and status', 'Source', 'Touchpoints'],
  touchpoint: ['Lead', 'When', 'Touchpoint', 'Title', 'Campaign'],
  asset: ['Title', 'Type', 'Address', 'Stages', 'Topics'],
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What the first rows come to as they are mapped now. */
export function PreviewTable({ survey, mapping }: { survey: Survey; mapping: Mapping }) {
  const columns = makeColumns(survey.shape.headers, mapping)
  const rows = survey.sample
    .slice(0, ROWS)
    .map((row) => ({ line: row.line, drafted: readRow(columns, row, mapping) }))
  const heads = HEADS[mapping.noun]
  return (
    <div className="overflow-x-auto rounded-ui bg-raised px-3 py-2">
      <table className="w-full border-separate border-spacing-0">
        <caption className="pb-1 text-left text-caption text-muted">
          The first rows, as they will be imported
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} className="py-1 pr-4 text-left text-caption font-normal text-muted">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, drafted }) => (
            <tr key={line}>
              {'skip' in drafted ? (
                <td colSpan={heads.length} className="py-1 text-wait">
                  Line {line} is skipped: {drafted.skip}
                </td>
              ) : (
                cellsOf(drafted).map((cell, index) => (
                  <td key={heads[index]} className="max-w-52 truncate py-1 pr-4 tabular-nums" title={cell}>
                    {cell || <span className="text-faint">–</span>}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellsOf(drafted: Exclude<DraftRow, { skip: string }>): string[] {
  if ('asset' in drafted) return assetCells(drafted.asset)
  return drafted.entry.about === 'touchpoint' ? touchpointCells(drafted.entry) : leadCells(drafted.entry)
}

function leadCells({ draft, touchpoints }: LeadEntry): string[] {
  const words = new Set([draft.crmStage?.toLowerCase(), draft.crmStatus?.toLowerCase()])
  const facts = draft.anchors
    .filter(({ kind }) => !words.has(kind))
    .map(({ kind, at }) => (at ? `${kind} ${TIME.format(at)}` : kind))
  return [
    draft.name || (draft.crm[0] ? `Lead ${draft.crm[0].id.slice(0, 8)}` : ''),
    draft.emails.join(', '),
    draft.title ?? '',
    draft.company ?? '',
    [draft.crmStage, draft.crmStatus, ...facts].filter(Boolean).join(' · '),
    draft.source ?? '',
    touchpoints
      .map((touchpoint) => `${touchpointName(touchpoint)}, ${TIME.format(touchpoint.at)}`)
      .join('; '),
  ]
}

function touchpointCells({ draft, touchpoints: [touchpoint] }: LeadEntry): string[] {
  const lead = draft.emails[0] ?? draft.crm[0]?.id ?? ''
  if (!touchpoint) return [lead, '', '', '', '']
  const { at, title, campaign, utm, url } = touchpoint
  return [
    lead,
    TIME.format(at),
    touchpointName(touchpoint),
    title ?? url ?? '',
    campaign ?? utm?.campaign ?? '',
  ]
}

function assetCells({ title, type, url, stages, topics }: AssetEntry): string[] {
  return [title, type, url ?? '', stages.map((stage) => STAGE_NAMES[stage]).join(', '), topics.join(', ')]
}
