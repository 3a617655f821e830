import type { ModelNumbers } from '../../../lib/domain/model-version'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { counted } from '../../ui/counted'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { AddKind } from './AddKind'
import { numbersOfDraft, type ModelDraft } from './model-draft'
import { useSaveModel } from './model-queries'
import { changesBetween, changeWords } from './model-words'
import { StageFields } from './StageFields'

interface ModelFormProps {
  draft: ModelDraft
  /** The numbers in force. */
  from: ModelNumbers
  /** The number that it will have. */
  version: number
  onChange: (draft: ModelDraft) => void
  onClose: () => void
}

const MOST_CHANGES = 4

/** The model being changed; what differs from the version in force stands at the foot. */
export function ModelForm({ draft, from, version, onChange, onClose }: ModelFormProps) {
  const saving = useSaveModel(onClose)
  const read = numbersOfDraft(draft)
  const changes = 'numbers' in read ? changesBetween(from, read.numbers) : []
  const save = () => {
    if ('numbers' in read && changes.length > 0)
      saving.mutate({ numbers: read.numbers, ...(draft.note.trim() ? { note: draft.note.trim() } : {}) })
  }
  return (
    <form
      aria-label={`Version ${version}`}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h2 className="text-lead font-semibold">{`Version ${version}, not saved yet`}</h2>
      {[0, 1, 2, 3, 4].map((stage) => (
        <StageFields key={stage} draft={draft} stage={stage} onChange={onChange} />
      ))}
      <AddKind kinds={draft.kinds} onAdd={(kind) => onChange({ ...draft, kinds: [...draft.kinds, kind] })} />
      <div className="sticky -bottom-4 flex flex-col gap-3 border-t border-line bg-ground py-3">
        <p aria-live="polite" className={`break-words ${'wrong' in read ? 'text-bad' : 'text-muted'}`}>
          {'wrong' in read ? read.wrong : changesWords(changes.map(changeWords))}
        </p>
        <TextField
          label="Why it changes"
          value={draft.note}
          maxLength={500}
          onChange={(note) => onChange({ ...draft, note })}
        />
        {saving.error && <ErrorNote>{errorWords(saving.error, 'The version was not saved.')}</ErrorNote>}
        <div className="flex flex-wrap items-center gap-2">
          <Button look="accent" type="submit" pending={saving.isPending} disabled={changes.length === 0}>
            {`Save as version ${version}`}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Discard changes
          </Button>
        </div>
      </div>
    </form>
  )
}

function changesWords(changes: readonly string[]): string {
  if (changes.length === 0) return 'Nothing differs from the version in force yet.'
  const more = changes.length - MOST_CHANGES
  const list = changes.slice(0, MOST_CHANGES).join(' · ')
  return `${counted(changes.length, 'change')}: ${list}${more > 0 ? ` · and ${more} more` : ''}`
}
