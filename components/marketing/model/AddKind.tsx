import { useState } from 'react'
import { STAGE_NAMES, stageAt } from '../../../lib/domain/stage-names'
import { TOUCHPOINT_TYPES } from '../../../lib/domain/touchpoint'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import type { DraftKind } from './model-draft'
import { kindWords } from './model-words'

const STAGE_OPTIONS = ['0', '1', '2', '3', '4'].map((value) => ({
  value,
  label: STAGE_NAMES[stageAt(Number(value))],
}))

/** Lets a touchpoint count that has no points yet. Nothing where all have. */
export function AddKind({ kinds, onAdd }: { kinds: readonly DraftKind[]; onAdd: (kind: DraftKind) => void }) {
  const open = TOUCHPOINT_TYPES.filter((type) => !kinds.some(({ name }) => name === type))
  const [picked, setPicked] = useState<string>()
  const [stage, setStage] = useState('1')
  const type = open.find((each) => each === picked) ?? open[0]
  if (!type) return null
  return (
    <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,14rem)_10rem_auto] sm:justify-start">
      <Select
        label="Touchpoint without points"
        options={open.map((value) => ({ value, label: kindWords(value) }))}
        value={type}
        onChange={setPicked}
      />
      <Select label="Speaks for" options={STAGE_OPTIONS} value={stage} onChange={setStage} />
      <Button onClick={() => onAdd({ name: type, evidenceClass: Number(stage), points: '0' })}>
        Let it count
      </Button>
    </div>
  )
}
