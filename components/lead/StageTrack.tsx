import { STAGE_NAMES, STAGES, stageIndex, type Stage } from '../../lib/domain/stage-names'

/** The six stages as a track, the present one ringed, and the line where sales takes over. */
export function StageTrack({ stage, handoff }: { stage: Stage; handoff: Stage }) {
  const present = stageIndex(stage)
  const line = stageIndex(handoff)
  return (
    <div className="pt-2">
      <ol aria-label="Buying journey" className="flex h-4 items-center">
        {STAGES.map((each, index) => (
          <li
            key={each}
            aria-current={index === present ? 'step' : undefined}
            title={STAGE_NAMES[each]}
            className={`flex h-4 items-center ${index > 0 ? 'flex-1' : ''}`}
          >
            {index > 0 && <Rail done={index <= present} handoff={index === line} />}
            <Dot at={index < present ? 'passed' : index === present ? 'present' : 'ahead'} />
            <span className="sr-only">{stepWords(each, index, present, index === line)}</span>
          </li>
        ))}
      </ol>
      <Captions line={line} />
    </div>
  )
}

function stepWords(stage: Stage, index: number, present: number, firstOfSales: boolean): string {
  const where = index < present ? 'passed' : index === present ? 'here now' : 'ahead'
  return `${STAGE_NAMES[stage]}, ${where}${firstOfSales ? ', from here on sales leads' : ''}`
}

const DOTS = {
  passed: 'size-2.5 bg-accent',
  present: 'size-4 border-4 border-accent bg-ground',
  ahead: 'size-2.5 border-[1.5px] border-edge bg-ground',
}

function Dot({ at }: { at: keyof typeof DOTS }) {
  return <span aria-hidden className={`shrink-0 rounded-full ${DOTS[at]}`} />
}

function Rail({ done, handoff }: { done: boolean; handoff: boolean }) {
  return (
    <span aria-hidden className="relative flex-1">
      <span className={`block h-0.5 ${done ? 'bg-accent' : 'bg-line'}`} />
      {handoff && (
        <span className="absolute top-1/2 left-1/2 h-6 -translate-1/2 border-l-2 border-dotted border-text bg-ground" />
      )}
    </span>
  )
}

/** Who leads on which side, set against the line. */
function Captions({ line }: { line: number }) {
  if (line === 0)
    return (
      <p aria-hidden className="mt-1 text-caption text-muted">
        Sales leads from the start
      </p>
    )
  const share = (line - 0.5) / (STAGES.length - 1)
  return (
    <div aria-hidden className="mt-1 flex text-caption text-muted">
      <span className="overflow-hidden pr-2 text-right" style={{ width: `${share * 100}%` }}>
        marketing
      </span>
      <span className="pl-2">sales</span>
    </div>
  )
}
