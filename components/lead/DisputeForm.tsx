import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useEffect, useRef, useState } from 'react'
import { STAGE_NAMES, STAGES, type Stage } from '../../lib/domain/stage-names'
import { askAsPanel } from '../../lib/messages/messenger'
import { useAnnounce } from '../ui/Announcer'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { TextArea } from '../ui/TextArea'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'

interface DisputeFormProps {
  leadId: string
  /** What Halfdoor says; it is no dispute. */
  computed: Stage
  onClose: () => void
}

/** The right stage and a word why. */
export function DisputeForm({ leadId, computed, onClose }: DisputeFormProps) {
  const announce = useAnnounce()
  const [stage, setStage] = useState<Stage>()
  const [why, setWhy] = useState('')
  const group = useRef<HTMLDivElement>(null)
  const save = useAsk((right: Stage) => askAsPanel('disputePut', { leadId, stage: right, why: why.trim() }), {
    done() {
      announce('Saved: not so')
      onClose()
    },
  })
  useEffect(() => group.current?.querySelector<HTMLElement>('[role=radio]:not([data-disabled])')?.focus(), [])
  return (
    <form
      aria-label="Not so"
      className="mt-2 flex flex-col gap-2 rounded-ui bg-raised p-3"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={(event) => event.preventDefault()}
    >
      <p aria-hidden className="text-caption text-muted">
        The right stage
      </p>
      <StageRadios ref={group} value={stage} computed={computed} onChange={setStage} />
      <TextArea label="A word why" value={why} onChange={setWhy} maxLength={500} />
      {save.error && <ErrorNote>{errorWords(save.error, 'It was not saved.')}</ErrorNote>}
      <div className="flex gap-2">
        <ActButton
          type="submit"
          look="accent"
          disabled={!stage}
          pending={save.isPending}
          onAct={(consent) => stage && save.put(consent, stage)}
        >
          Save
        </ActButton>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface StageRadiosProps {
  ref: React.Ref<HTMLDivElement>
  value: Stage | undefined
  computed: Stage
  onChange: (stage: Stage) => void
}

function StageRadios({ ref, value, computed, onChange }: StageRadiosProps) {
  return (
    <RadioGroup
      ref={ref}
      aria-label="The right stage"
      value={value ?? null}
      onValueChange={(next) => onChange(next as Stage)}
      className="-mt-1 grid grid-cols-2 gap-x-2"
    >
      {STAGES.map((each) => (
        <Radio.Root
          key={each}
          value={each}
          disabled={each === computed}
          aria-label={STAGE_NAMES[each]}
          title={each === computed ? 'What Halfdoor says' : undefined}
          className="group flex min-h-8 items-center gap-2 rounded-ui px-1 hover:bg-ground data-checked:font-medium data-disabled:text-faint"
        >
          <span className="grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-edge bg-ground group-data-checked:border-accent">
            <Radio.Indicator className="size-2 rounded-full bg-accent" />
          </span>
          {STAGE_NAMES[each]}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
