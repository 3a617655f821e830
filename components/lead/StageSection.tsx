import { Minus, TrendingDown, TrendingUp } from 'lucide-react'
import { versionNumber } from '../../lib/domain/journey-model'
import type { JourneyReading } from '../../lib/domain/journey-reading'
import { STAGE_NAMES } from '../../lib/domain/stage-names'
import type { LeadView } from '../../lib/messages/panel-view'
import { DayTime } from '../ui/DayTime'
import { AccountLine } from './AccountLine'
import { CrmStageLine } from './CrmStageLine'
import { DefinitionLine } from './definition/DefinitionLine'
import { DisputePart } from './DisputePart'
import { EvidenceList } from './EvidenceList'
import { anchorWords, missingWords, surenessWords } from './journey-words'
import { Section } from './Section'
import { StageTrack } from './StageTrack'

/** Where the lead is, how sure, what says so, what is missing, and what the CRM and the rep think of it. */
export function StageSection({ view }: { view: LeadView }) {
  const { journey, handoff, touchpoints } = view
  const seen = new Set(touchpoints.types.map(({ type }) => type))
  return (
    <Section title="Stage" titleHidden>
      <StageTrack stage={journey.stage} handoff={handoff} />
      <p className="mt-2 text-lead">
        <strong className="font-semibold">{STAGE_NAMES[journey.stage]}</strong>
        {' · since '}
        <DayTime at={journey.since} />
        {' · '}
        <span title="How likely it is exactly this stage, by the touchpoints">{howSure(view)}</span>
      </p>
      <Trend trend={journey.trend} />
      <EvidenceList journey={journey} none={touchpoints.total === 0} />
      {journey.missing && (
        <p className="mt-1 text-pretty text-muted">{missingWords(journey.missing, seen)}</p>
      )}
      <CrmStageLine view={view} />
      <AccountLine view={view} />
      {view.definition && <DefinitionLine definition={view.definition} />}
      <ModelLine modelVersion={journey.modelVersion} />
      <DisputePart view={view} />
    </Section>
  )
}

const TRENDS = {
  warming: { icon: TrendingUp, look: 'text-good', words: 'warming' },
  cooling: { icon: TrendingDown, look: 'text-wait', words: 'cooling' },
  steady: { icon: Minus, look: 'text-muted', words: 'steady' },
}

function Trend({ trend }: { trend: JourneyReading['trend'] }) {
  const { icon: Icon, look, words } = TRENDS[trend]
  return (
    <p className={`mt-0.5 flex items-center gap-1.5 ${look}`} title="Against fourteen days ago">
      <Icon aria-hidden size={16} />
      {words}
    </p>
  )
}

/** By which version of the stage model, once marketing has made one of its own. */
function ModelLine({ modelVersion }: Pick<JourneyReading, 'modelVersion'>) {
  const version = versionNumber(modelVersion)
  if (version === undefined || version === 1) return null
  return <p className="mt-1 text-caption text-muted">Stage model version {version}</p>
}

/** A fact of the CRM, a share of ten, or that there is nothing to go by. */
function howSure({ journey, touchpoints }: LeadView): string {
  if (journey.anchor) return anchorWords(journey.anchor)
  return touchpoints.total === 0 ? 'no data yet' : surenessWords(journey.sureness)
}
