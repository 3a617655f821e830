import { STAGE_NAMES, stageAt } from '../../../lib/domain/stage-names'
import { TextField } from '../../ui/TextField'
import { isFigure, isPoints, type ModelDraft, type StageFigure } from './model-draft'
import { kindWords } from './model-words'

interface StageFieldsProps {
  draft: ModelDraft
  stage: number
  onChange: (draft: ModelDraft) => void
}

const FIGURES: Record<StageFigure, string> = {
  theta: 'Needs in all',
  gamma: 'Of it from here on',
  halfLife: 'Halves in days',
  cap: 'Counts at most',
}

/** One stage in fields: what it needs, how its points fade, and the points of each touch. */
export function StageFields({ draft, stage, onChange }: StageFieldsProps) {
  const name = STAGE_NAMES[stageAt(stage)]
  // Awareness needs nothing: every lead begins there.
  const figures: StageFigure[] = stage === 0 ? ['halfLife', 'cap'] : ['theta', 'gamma', 'halfLife', 'cap']
  const put = (figure: StageFigure, text: string) =>
    onChange({ ...draft, [figure]: draft[figure].with(stage, text) })
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{name}</legend>
      <div className="mt-1 grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
        {figures.map((figure) => (
          <TextField
            key={figure}
            label={FIGURES[figure]}
            inputMode="decimal"
            value={draft[figure][stage]!}
            error={isFigure(figure, draft[figure][stage]!) ? undefined : 'Not a number that fits'}
            onChange={(text) => put(figure, text)}
          />
        ))}
      </div>
      <ul className="mt-2 gap-x-10 sm:columns-2">
        {draft.kinds.map((kind, at) =>
          kind.evidenceClass === stage ? (
            <li
              key={kind.name}
              className="flex break-inside-avoid items-center justify-between gap-4 border-b border-line py-1"
            >
              <span className="min-w-0 break-words">{kindWords(kind.name)}</span>
              <div className="w-20 shrink-0">
                <TextField
                  label={`${kindWords(kind.name)}, points`}
                  labelHidden
                  inputMode="decimal"
                  value={kind.points}
                  error={isPoints(kind.points) ? undefined : '−100 to 100'}
                  onChange={(points) =>
                    onChange({ ...draft, kinds: draft.kinds.with(at, { ...kind, points }) })
                  }
                />
              </div>
            </li>
          ) : null,
        )}
      </ul>
    </fieldset>
  )
}
