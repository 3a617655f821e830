import { assetUse, type AssetSend } from './asset-use'
import { startAccounts } from './account-tally'
import { conversionBy, CONVERSION_KEYS, type ConversionKey, type LeadOutcome } from './conversion-by'
import { earliest } from './lead-steps'
import { startPaths } from './path-tally'
import { startPromises, type PromiseState, type PromiseTally } from './promise'
import { makeRate } from './rate'
import { requestedOf, voiceReport } from './voice-report'
import type { ReadPerson, ReportContext } from './report-context'
import { salesVelocity, type Opportunity } from './sales-velocity'
import { hoursToTouch, speedFrom } from './speed-to-lead'
import { makeWaterfall, WATERFALL_STEPS, type StepTimes, type WaterfallStep } from './waterfall'
import {
  WINDOWS,
  type AssetLine,
  type ConversionTable,
  type WindowDays,
  type WorkspaceReports,
} from './workspace-reports'

const DAY_MS = 86_400_000
/** Promises are looked at for hand-overs and verdicts of the last half year: older ones teach nothing about now. */
const PROMISE_DAYS = 180
/** Opportunities opened in the last year: an old stock does not speed sales up. */
const VELOCITY_MS = 365 * DAY_MS
const HALF_LIFE_DAYS = 7
const MOST_LINES = 100

interface Sections {
  add(person: ReadPerson, touchpoints: number): void
  finish(): Generator<undefined, WorkspaceReports>
}

/** Holds what every section counts, and works them out at the end. */
export function startSections(context: ReportContext): Sections {
  const { now, settings, definition, handoff } = context
  const steps: StepTimes[] = []
  const outcomes: LeadOutcome[] = []
  const paths = startPaths()
  const accounts = startAccounts(now)
  const sends: AssetSend[] = []
  const opportunities: Opportunity[] = []
  const promises = startPromises(settings.calendar, now)
  const others = startPromises(settings.calendar, now)
  const hours: number[] = []
  const totals = { leads: 0, touchpoints: 0, handovers: 0, salesActs: 0, from: Infinity }

  function add(person: ReadPerson, touchpoints: number): void {
    const { lead, arrivedAt, landingPage } = person
    totals.leads++
    totals.touchpoints += touchpoints
    totals.salesActs += Number(person.hasSalesAct)
    totals.from = Math.min(totals.from, arrivedAt)
    steps.push(person.steps)
    const { source, campaign } = lead
    outcomes.push({ createdAt: arrivedAt, wonAt: person.steps.won, source, campaign, landingPage })
    addPaths(person)
    addAccount(person, addPromises(person))
    const deal = opportunityOf(person, settings.dealValue)
    if (deal && (deal.openedAt ?? deal.wonAt ?? 0) > now - VELOCITY_MS) opportunities.push(deal)
    for (const { id, assetId, leadId, member, at, stage, moved, tracked: known } of person.sends) {
      const viewedAt = context.viewedAt?.get(id)
      const tracked = known === true || context.tracked?.has(id) === true
      sends.push({ assetId, leadId, member, at, stage, persona: lead.persona, tracked, viewedAt, moved })
    }
  }

  function addPaths({ lead, touches }: ReadPerson): void {
    const own = touches.map((touch) => ({ customer: lead.id, ...touch, converts: false, value: 0 }))
    for (const { kind, at } of lead.anchors)
      if (kind === 'won') own.push({ customer: lead.id, at, channel: '', converts: true, value: 1 })
    paths.add(own)
  }

  /** Counts the promises about a lead and says which are overdue. */
  function addPromises(person: ReadPerson): { firstAttempt: boolean; verdict: boolean } {
    const since = now - PROMISE_DAYS * DAY_MS
    for (const { at, answeredAt } of person.verdicts)
      if (at >= since) others.add({ kind: 'answer', since: at, doneAt: answeredAt })
    const { handedAt, firstTouchAt } = person
    if (handedAt === undefined || handedAt < since) return { firstAttempt: false, verdict: false }
    totals.handovers++
    const took = hoursToTouch({ handedAt, firstTouchAt }, settings.calendar)
    if (took !== undefined) hours.push(took)
    const isOverdue = (tally: PromiseTally, promise: Parameters<PromiseTally['add']>[0]) =>
      tally.add(promise) === ('overdue' satisfies PromiseState)
    const promised = context.firstVerdictAt !== undefined && handedAt >= context.firstVerdictAt
    const verdictAt = earliest(person.verdicts.map(({ at }) => at))
    return {
      firstAttempt: isOverdue(promises, { kind: 'firstAttempt', since: handedAt, doneAt: firstTouchAt }),
      verdict: promised && isOverdue(others, { kind: 'verdict', since: handedAt, doneAt: verdictAt }),
    }
  }

  function addAccount(
    { lead, steps: own, handedAt, touches }: ReadPerson,
    overdue: { firstAttempt: boolean; verdict: boolean },
  ): void {
    if (!lead.company) return
    const isWithSales = [handedAt, own.sal, own.sql, own.opportunity].some((at) => at !== undefined)
    const isWon = own.won !== undefined
    accounts.add({
      company: lead.company,
      isInPlay: isWithSales && !isWon && lostAt(lead.anchors) === undefined,
      isWon,
      touches: touches.map(({ at }) => at),
      overdue,
    })
  }

  function* finish(): Generator<undefined, WorkspaceReports> {
    // Won stands there also where nobody is: it is what all the others are for.
    const known = WATERFALL_STEPS.filter(
      (step) => step === 'won' || steps.some((times) => times[step] !== undefined),
    )
    const waterfall = {} as WorkspaceReports['waterfall']
    const conversion = {} as WorkspaceReports['conversion']
    for (const days of WINDOWS) {
      yield
      waterfall[days] = makeWaterfall(steps, known, days, now)
      conversion[days] = {} as Record<ConversionKey, ConversionTable>
      for (const key of CONVERSION_KEYS) {
        yield
        conversion[days][key] = tableOf(key, days)
      }
    }
    yield
    const attribution = paths.report(HALF_LIFE_DAYS)
    yield
    const isTold = totals.salesActs > 0
    const attempts = promises.lines()
    const moved = sends.filter((send) => send.moved !== undefined)
    return {
      now,
      settings,
      leads: totals.leads,
      touchpoints: totals.touchpoints,
      ...(totals.leads > 0 ? { from: totals.from } : {}),
      won: steps.filter(({ won }) => won !== undefined).length,
      wonBeforeArrival: outcomes.filter(({ wonAt, createdAt }) => wonAt !== undefined && wonAt < createdAt)
        .length,
      reached: known.map((step) => ({ step, count: reachedCount(steps, step) })),
      waterfall,
      conversion,
      handoff: definition
        ? { by: 'definition', version: definition.version }
        : { by: 'stage', stage: handoff },
      promiseDays: PROMISE_DAYS,
      handovers: totals.handovers,
      ...(isTold
        ? {
            speed: speedFrom(hours, totals.handovers - hours.length, attempts[0]?.share ?? makeRate(0, 0)),
          }
        : {}),
      promises: [...(isTold ? attempts : []), ...others.lines()],
      attribution,
      assets: assetLines(),
      voice: voiceReport(context),
      sends: {
        count: sends.length,
        moved: makeRate(moved.filter((send) => send.moved).length, moved.length),
      },
      accounts: accounts.report(isTold),
      ...(opportunities.length > 0 ? { velocity: salesVelocity(opportunities) } : {}),
    }
  }

  function tableOf(key: ConversionKey, windowDays: WindowDays): ConversionTable {
    const lines = conversionBy(key, outcomes, { windowDays, now, zone: settings.calendar.zone })
    const shown = key === 'cohort' ? lines.slice(-MOST_LINES) : lines.slice(0, MOST_LINES)
    return { lines: shown, total: lines.length }
  }

  function assetLines(): AssetLine[] {
    const assets = new Map(context.assets.map((asset) => [asset.id, asset]))
    const requested = requestedOf(context)
    return assetUse(context.assets, sends).map((line) => {
      const asset = assets.get(line.assetId)
      return {
        ...line,
        title: asset?.title ?? 'An asset that is no longer here',
        type: asset?.type,
        retired: asset?.retired ?? false,
        requested: requested.get(line.assetId) ?? 0,
      }
    })
  }

  return { add, finish }
}

/** Leads that came to a step or past it. */
function reachedCount(steps: readonly StepTimes[], step: WaterfallStep): number {
  const later = WATERFALL_STEPS.slice(WATERFALL_STEPS.indexOf(step))
  return steps.filter((times) => later.some((each) => times[each] !== undefined)).length
}

/** When a lead was lost, unless sales took it up again after. */
function lostAt(anchors: ReadPerson['lead']['anchors']): number | undefined {
  const last = anchors.reduce<(typeof anchors)[number] | undefined>(
    (latest, anchor) => (latest && latest.at > anchor.at ? latest : anchor),
    undefined,
  )
  return last && (last.kind === 'lost' || last.kind === 'disqualified') ? last.at : undefined
}

/** The deal of a lead that came to one: by the CRM's facts. */
function opportunityOf({ lead, steps }: ReadPerson, dealValue: number | undefined): Opportunity | undefined {
  const { opportunity: openedAt, won: wonAt } = steps
  if (openedAt === undefined && wonAt === undefined) return undefined
  const value = wonAt === undefined ? undefined : dealValue
  return { openedAt, wonAt, lostAt: wonAt === undefined ? lostAt(lead.anchors) : undefined, value }
}
