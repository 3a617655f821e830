import type { Asset } from '../../../../lib/domain/asset'
import { DEFAULT_MODEL } from '../../../../lib/domain/journey-model'
import type { ReportContext, ReportPerson } from '../../../../lib/domain/reports/report-context'
import { startGathering } from '../../../../lib/domain/reports/report-gathering'
import { DEFAULT_REPORT_SETTINGS } from '../../../../lib/domain/reports/report-settings'
import type { WorkspaceReports } from '../../../../lib/domain/reports/workspace-reports'
import type { Send } from '../../../../lib/domain/send'
import type { Touchpoint } from '../../../../lib/domain/touchpoint'
import { makeAsset } from '../../test/house-rows'

export const NOW = Date.parse('2026-05-01T12:00:00Z')
export const ago = (days: number) => NOW - days * 86_400_000

/** Reports as the worker gives them, over these people: the product's own rules. */
export function makeReports(
  people: readonly ReportPerson[],
  part: Partial<ReportContext> = {},
): WorkspaceReports {
  const gathering = startGathering({
    now: NOW,
    settings: DEFAULT_REPORT_SETTINGS,
    model: DEFAULT_MODEL,
    handoff: 'consideration',
    assets: [],
    objections: [],
    requests: [],
    ...part,
  })
  for (const person of people) gathering.visit(person)
  const sections = gathering.finish()
  for (let step = sections.next(); ; step = sections.next()) if (step.done) return step.value
}

let count = 0

export function aPerson(
  lead: Partial<ReportPerson['lead']> = {},
  part: Partial<ReportPerson> = {},
): ReportPerson {
  const id = `lead-${count++}`
  return {
    lead: { id, name: id, emails: [], anchors: [], createdAt: ago(100), ...lead },
    touchpoints: [],
    sends: [],
    verdicts: [],
    ...part,
  }
}

export const aTouch = (
  type: Touchpoint['type'],
  days: number,
  part: Partial<Touchpoint> = {},
): Touchpoint => ({
  id: `touch-${count++}`,
  type,
  at: ago(days),
  side: 'marketing',
  source: 'test',
  ...part,
})

/** Twenty-five of the fair, five of them won in forty days; one of ads; one asset that moves leads on, one unused. */
export function someReports(settings = DEFAULT_REPORT_SETTINGS): WorkspaceReports {
  const send = (n: number): Send => ({ id: `s${n}`, assetId: 'roi', leadId: 'x', member: 'Rita', at: ago(60), outcome: 'copied', moved: n < 3 }) // prettier-ignore
  const fair = Array.from({ length: 25 }, (_, n) =>
    aPerson(
      { source: 'Fair', company: n === 24 ? 'Quiet GmbH' : 'Busy AG', anchors: anchorsOf(n) },
      {
        touchpoints: [
          aTouch('event.attended', 99),
          aTouch('demo.requested', 90),
          aTouch('call.made', 89.9, { side: 'sales' }),
          ...(n === 24 ? [] : [aTouch('page.viewed', 1)]),
        ],
        sends: n < 4 ? [send(n)] : [],
      },
    ),
  )
  const assets: Asset[] = [makeAsset('roi', { title: 'ROI sheet' }), makeAsset('faq', { title: 'FAQ' })]
  return makeReports([...fair, aPerson({ source: '=HYPERLINK("x")', createdAt: ago(3) })], {
    assets,
    settings,
  })
}

function anchorsOf(n: number): ReportPerson['lead']['anchors'] {
  if (n >= 5) return []
  return [{ kind: 'opportunity', at: ago(80) }, { kind: 'won', at: ago(60) }] // prettier-ignore
}
