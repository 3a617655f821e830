import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Snapshot } from '../../../lib/domain/feedback'
import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import { counted, numberWords } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { definitionWords } from '../definition/definition-words'
import { surenessWords } from '../../lead/journey-words'
import { versionWords } from '../model/model-words'
import { weightWords } from './weight-words'

/** What the rep saw at the click. It is told as of then: stage, evidence, touchpoints, source, model. */
export function SnapshotView({ snapshot, at }: { snapshot: Snapshot; at: number }) {
  const { stage, sureness, since, evidence, lastTouchpoints, touchpointCount } = snapshot
  return (
    <section aria-label="As the rep saw it" className="flex min-w-0 flex-col gap-4">
      <div>
        <h3 className="flex items-center gap-1.5 font-semibold">
          <Lock aria-hidden size={16} className="text-faint" />
          As the rep saw it
        </h3>
        <p className="text-caption text-muted">
          Kept from <DayTime at={at} form="dayTime" />; what came later is not in here.
        </p>
      </div>
      <p>
        <span className="text-lead font-semibold">{STAGE_NAMES[stage]}</span>
        <span className="text-muted">
          {' '}
          · since <DayTime at={since} /> · {surenessWords(sureness)}
        </span>
      </p>
      <Lines title="Evidence" note="weight" none="No evidence yet at that time.">
        {evidence.map((line, index) => (
          <Line key={index} at={line.at} label={line.label} title={line.title}>
            {line.count > 1 && <span className="ml-1 text-muted">{numberWords(line.count)} times</span>}
            <span className={`ml-auto pl-2 tabular-nums ${line.dz < 0 ? 'text-bad' : 'text-muted'}`}>
              {weightWords(line.dz)}
            </span>
          </Line>
        ))}
      </Lines>
      <Lines
        title={`Last ${numberWords(lastTouchpoints.length)} of ${counted(touchpointCount, 'touchpoint')}`}
        none="No touchpoints at that time."
      >
        {lastTouchpoints.map((line, index) => (
          <Line key={index} at={line.at} label={line.label} title={line.title} />
        ))}
      </Lines>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name="Source">{snapshot.source}</Fact>
        <Fact name="Campaign">{snapshot.campaign}</Fact>
        <Fact name="CRM stage">{snapshot.crmStage}</Fact>
        <Fact name="Definition">{snapshot.definition && definitionWords(snapshot.definition)}</Fact>
        <Fact name="Stage model">{versionWords(snapshot.modelVersion)}</Fact>
      </dl>
    </section>
  )
}

function Lines({
  title,
  note,
  none,
  children,
}: {
  title: string
  note?: string
  none: string
  children: ReactNode[]
}) {
  return (
    <div>
      <h4 className="mb-1 text-caption font-medium text-muted">
        {title}
        {note && <span className="float-right font-normal">{note}</span>}
      </h4>
      {children.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="flex flex-col gap-1">{children}</ul>
      )}
    </div>
  )
}

interface LineProps {
  at: number
  label: string
  title?: string
  children?: ReactNode
}

function Line({ at, label, title, children }: LineProps) {
  return (
    <li className="flex items-baseline">
      <DayTime at={at} className="w-20 shrink-0 text-muted" />
      <span className="min-w-0 break-words">
        {label}
        {title && (
          <>
            {' '}
            <bdi>“{title}”</bdi>
          </>
        )}
      </span>
      {children}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: string | undefined }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {children ? <bdi>{children}</bdi> : <span className="text-muted">Not known</span>}
      </dd>
    </>
  )
}
