import type { ModelNumbers } from '../../../lib/domain/model-version'
import { STAGE_NAMES, stageAt } from '../../../lib/domain/stage-names'
import { fadesWords, kindsOfClass, kindWords, needsWords, pointsWords } from './model-words'

/** The model read out, a stage after the other: what it needs, how points fade, and what each touch is worth. */
export function PointLists({ numbers }: { numbers: ModelNumbers }) {
  return (
    <div className="flex flex-col gap-5">
      {[0, 1, 2, 3, 4].map((stage) => (
        <section key={stage} aria-label={STAGE_NAMES[stageAt(stage)]}>
          <h3 className="font-semibold">{STAGE_NAMES[stageAt(stage)]}</h3>
          <p className="text-pretty text-muted tabular-nums">
            {needsWords(numbers, stage)} {fadesWords(numbers, stage)}
          </p>
          <ul className="mt-1 gap-x-10 sm:columns-2">
            {kindsOfClass(numbers, stage).map(({ name, points }) => (
              <li
                key={name}
                className="flex break-inside-avoid justify-between gap-4 border-b border-line py-1.5"
              >
                <span className="min-w-0 break-words">{kindWords(name)}</span>
                <span className={`tabular-nums ${points === 0 ? 'text-muted' : ''}`}>
                  {pointsWords(points)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="text-pretty text-muted">
        Purchase comes with a won deal in the CRM only. Engagements by machines count nothing, unsure ones
        half; a stage is left when it has become improbable.
      </p>
    </div>
  )
}
