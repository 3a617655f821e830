import type { ModelDecision } from '../../../lib/domain/model-version'
import { DayTime } from '../../ui/DayTime'

/** What was decided on learned points, newest first. Nothing where nothing was. */
export function DecisionList({ decisions }: { decisions: readonly ModelDecision[] }) {
  if (decisions.length === 0) return null
  return (
    <div>
      <h3 className="font-semibold">Decided</h3>
      <ul aria-label="Decided">
        {decisions.toReversed().map((decision) => (
          <li key={decision.at} className="border-b border-line py-1.5 last:border-b-0">
            <p className="break-words">
              {decision.outcome === 'accepted' ? `Accepted as version ${decision.version}` : 'Refused'} by{' '}
              <bdi>{decision.by}</bdi>
              <span className="text-muted">
                {' · '}
                <DayTime at={decision.at} form="dayTime" />
              </span>
            </p>
            {decision.why && <p className="break-words text-muted">“{decision.why}”</p>}
            <p className="text-caption text-muted tabular-nums">
              Won within {decision.horizonDays} days: log-loss {decision.present.toFixed(4)} by the points of
              then, {decision.proposed.toFixed(4)} by the new ones
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
