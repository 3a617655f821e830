import { useEffect, useState } from 'react'
import { criteriaOf, type Condition } from '../../../lib/domain/definition/rule'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Segmented } from '../../ui/Segmented'
import { TextField } from '../../ui/TextField'
import { CriterionFields, NEW_FIELD, NEW_TOUCHES } from './CriterionFields'
import { draftOf, isWhole, ruleOf, type DefinitionDraft } from './definition-draft'
import { useSaveVersion, useTrial } from './definition-queries'
import { ChangeLine } from './ChangeLine'
import { WholeLine } from './TrialLines'

interface DefinitionFormProps {
  draft: DefinitionDraft
  /** The rule that it was begun from. */
  from: Condition | undefined
  /** The number that it will have. */
  version: number
  onChange: (draft: DefinitionDraft) => void
  onClose: () => void
}

const JOINS = [
  { value: 'all', label: 'All of these' },
  { value: 'any', label: 'Any of these' },
] as const

/** The definition being changed. What it would change among the stored leads stands below as it is written. */
export function DefinitionForm({ draft, from, version, onChange, onClose }: DefinitionFormProps) {
  const rule = ruleOf(draft)
  const trial = useTrial(useSettled(rule))
  const saving = useSaveVersion(onClose)
  const isSame = JSON.stringify(ruleOf(draftOf(from))) === JSON.stringify(rule)
  const put = (part: Partial<DefinitionDraft>) => onChange({ ...draft, ...part })
  const save = () => {
    if (rule) saving.mutate({ rule, ...(draft.note.trim() ? { note: draft.note.trim() } : {}) })
  }
  return (
    <form
      aria-label={`Version ${version}`}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div>
        <h2 className="mb-2 text-lead font-semibold">{`Version ${version}, not saved yet`}</h2>
        <Segmented
          label="How criteria join"
          options={JOINS}
          value={draft.join}
          onChange={(join) => put({ join })}
        />
        <ul aria-label="Criteria">
          {draft.criteria.map((criterion, i) => (
            <CriterionFields
              key={i}
              criterion={criterion}
              place={i + 1}
              onChange={(next) => put({ criteria: draft.criteria.with(i, next) })}
              onRemove={() => put({ criteria: draft.criteria.toSpliced(i, 1) })}
            />
          ))}
        </ul>
        <div className="flex flex-wrap gap-2 pt-2">
          <Button onClick={() => put({ criteria: [...draft.criteria, NEW_FIELD] })}>Add who they are</Button>
          <Button onClick={() => put({ criteria: [...draft.criteria, NEW_TOUCHES] })}>
            Add what they did
          </Button>
        </div>
      </div>
      <div aria-live="polite" className={rule && trial.isPlaceholderData ? 'opacity-60' : ''}>
        {rule && trial.data ? (
          <>
            <WholeLine line={trial.data.whole} />
            {trial.data.change && <ChangeLine change={trial.data.change} />}
          </>
        ) : trial.error ? (
          <ErrorNote>{errorWords(trial.error, 'The leads could not be counted.')}</ErrorNote>
        ) : (
          <p className="text-muted">{waitingWords(draft)}</p>
        )}
      </div>
      <TextField
        label="Why it changes"
        hint="Sales reads it before they agree."
        value={draft.note}
        maxLength={500}
        onChange={(note) => put({ note })}
      />
      {saving.error && <ErrorNote>{errorWords(saving.error, 'The version was not saved.')}</ErrorNote>}
      <div className="flex flex-wrap items-center gap-2">
        <Button look="accent" type="submit" pending={saving.isPending} disabled={!rule || isSame}>
          {`Save as version ${version}`}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Discard changes
        </Button>
      </div>
    </form>
  )
}

function waitingWords({ criteria }: DefinitionDraft): string {
  if (criteria.length === 0) return 'Add a criterion to see how many leads meet it.'
  if (criteria.some((criterion) => !isWhole(criterion)))
    return 'Fill in every criterion to see how many leads meet it.'
  return 'Counting the leads…'
}

const SETTLED_MS = 300

/** The rule once the typing stands still: every count reads all leads. */
function useSettled(rule: Condition | undefined): Condition | undefined {
  const text = rule && JSON.stringify(rule)
  const [settled, setSettled] = useState({ text, rule })
  useEffect(() => {
    const timer = setTimeout(
      () => setSettled({ text, rule: text ? (JSON.parse(text) as Condition) : undefined }),
      SETTLED_MS,
    )
    return () => clearTimeout(timer)
  }, [text])
  return settled.rule && criteriaOf(settled.rule).length > 0 ? settled.rule : undefined
}
