import { judgeSends, type Rise } from '../advance'
import { firstMetAt } from '../definition/met-at'
import { walkJourney } from '../journey-path'
import type { Send } from '../send'
import { stageIndex, type Stage } from '../stage-names'
import type { Touchpoint } from '../touchpoint'
import { landingPageOf } from './landing-page'
import { earliest, stepTimesOf } from './lead-steps'
import type { ReadPerson, ReportContext, ReportPerson } from './report-context'
import { startSections } from './report-sections'
import { isSalesAct } from './sales-touch'
import { channelOf } from './touch-channel'
import type { WorkspaceReports } from './workspace-reports'

export interface Gathering {
  visit(person: ReportPerson): void
  /** Works the sections out one by one; between two of them others may have their turn. */
  finish(): Generator<undefined, WorkspaceReports>
}

const ASSET_SENT = 'sales|asset sent'

/** Begins to work out all reports in one pass over the leads. What lies after `now` does not count. */
export function startGathering(context: ReportContext): Gathering {
  const sections = startSections(context)
  return {
    visit(person) {
      const read = readPerson(person, context)
      if (read) sections.add(read, person.touchpoints.length)
    },
    finish: sections.finish,
  }
}

/** Undefined for a lead that has not arrived yet. */
function readPerson(
  { lead, touchpoints: all, sends, verdicts }: ReportPerson,
  context: ReportContext,
): ReadPerson | undefined {
  const { now, definition } = context
  const touchpoints = (all.at(-1)?.at ?? 0) <= now ? all : all.filter(({ at }) => at <= now)
  const arrivedAt = Math.min(lead.createdAt, touchpoints[0]?.at ?? Infinity)
  if (arrivedAt > now) return undefined
  const anchors = lead.anchors.filter(({ at }) => at <= now)
  const metAt = definition && { at: firstMetAt(definition.rule, lead, touchpoints, arrivedAt) }
  const steps = stepTimesOf({ arrivedAt, anchors, touchpoints, metAt, verdicts })
  const isOpenSend = sends.some(({ moved }) => moved === undefined)
  const rises = !definition || isOpenSend ? walkJourney(touchpoints, anchors, now, context.model).rises : []
  const handedAt = definition ? steps.mql : handoffAt(rises, context.handoff, arrivedAt)
  const acts = [...touchpoints.filter(isSalesAct), ...sends].map(({ at }) => at)
  const afterwards = handedAt === undefined ? [] : acts.filter((at) => at >= handedAt)
  return {
    lead: { ...lead, anchors },
    arrivedAt,
    steps,
    landingPage: landingPageOf(touchpoints),
    handedAt,
    firstTouchAt: earliest(afterwards),
    hasSalesAct: acts.length > 0,
    touches: channelTouches(touchpoints, sends),
    sends: isOpenSend ? withJudgement(sends, touchpoints, rises, now) : sends,
    verdicts,
  }
}

/** When a lead first came to sales' first stage or past it. */
function handoffAt(rises: readonly Rise[], handoff: Stage, arrivedAt: number): number | undefined {
  if (stageIndex(handoff) === 0) return arrivedAt
  return earliest(rises.filter(({ stage }) => stageIndex(stage) >= stageIndex(handoff)).map(({ at }) => at))
}

function channelTouches(
  touchpoints: readonly Touchpoint[],
  sends: readonly Send[],
): { at: number; channel: string }[] {
  const touches = touchpoints.flatMap((touch) => {
    const channel = channelOf(touch)
    return channel ? [{ at: touch.at, channel }] : []
  })
  return sends.length === 0 ? touches : [...touches, ...sends.map(({ at }) => ({ at, channel: ASSET_SENT }))]
}

/** What moved a lead on once stays so; the others are judged by what is known now. */
function withJudgement(
  sends: readonly Send[],
  touchpoints: readonly Touchpoint[],
  rises: readonly Rise[],
  now: number,
): Send[] {
  const judged = judgeSends(sends, touchpoints, rises, now)
  return sends.map((send) => ({ ...send, moved: send.moved ?? judged.get(send.id) }))
}
