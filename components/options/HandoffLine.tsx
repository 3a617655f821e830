import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { Stage } from '../../lib/domain/stage'
import { STAGE_NAMES, stageIndex, STAGES } from '../../lib/domain/stage-names'
import { Section } from './Section'

interface HandoffLineProps {
  handoff: Stage
  onChange: (handoff: Stage) => void
}

/** The stages in order; the one that is picked is the first of sales, and the line stands before it. */
export function HandoffLine({ handoff, onChange }: HandoffLineProps) {
  return (
    <Section
      title="Handoff line"
      text="Pick the first stage that belongs to sales. Before the line marketing has the lead, after it sales."
    >
      <RadioGroup
        aria-label="The first stage of sales"
        value={handoff}
        onValueChange={(stage) => onChange(stage as Stage)}
        className="flex flex-col gap-1 md:grid md:grid-cols-6"
      >
        {STAGES.map((stage) => {
          const ofSales = stageIndex(stage) >= stageIndex(handoff)
          return (
            <Radio.Root
              key={stage}
              value={stage}
              aria-label={STAGE_NAMES[stage]}
              className={`relative flex min-h-12 flex-col justify-center rounded-ui px-2 text-left data-checked:before:absolute data-checked:before:bg-accent max-md:data-checked:before:inset-x-0 max-md:data-checked:before:-top-[3px] max-md:data-checked:before:h-0.5 md:data-checked:before:-inset-y-2 md:data-checked:before:-left-[3px] md:data-checked:before:w-0.5 ${ofSales ? 'bg-accent-soft text-accent' : 'bg-raised text-text'}`}
            >
              <span className="truncate font-medium">{STAGE_NAMES[stage]}</span>
              <span className="text-caption">{ofSales ? 'Sales' : 'Marketing'}</span>
            </Radio.Root>
          )
        })}
      </RadioGroup>
    </Section>
  )
}
