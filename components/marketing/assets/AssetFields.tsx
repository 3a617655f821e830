import { Toggle } from '@base-ui/react/toggle'
import { useMemo } from 'react'
import { ASSET_TYPES } from '../../../lib/domain/asset'
import type { AssetDraft, AssetProblems } from '../../../lib/domain/asset-draft'
import type { Stage } from '../../../lib/domain/stage'
import { STAGE_NAMES, STAGES } from '../../../lib/domain/stage-names'
import type { AssetUse } from '../../../lib/messages/house-to-worker'
import { Checkbox } from '../../ui/Checkbox'
import { DateField } from '../../ui/DateField'
import { Select } from '../../ui/Select'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { TokenField } from '../../ui/TokenField'
import { wordsInUse } from './asset-rows'
import { ASSET_TYPE_NAMES } from './asset-type-names'
import { FileField, type StoredFile } from './FileField'
import type { FileSend } from './use-file-send'

interface AssetFieldsProps {
  draft: AssetDraft
  onChange: (draft: AssetDraft) => void
  problems: AssetProblems
  uses: readonly AssetUse[]
  /** Absent where no hub keeps files. */
  file?: FileSend
  stored?: StoredFile
}

const TYPE_OPTIONS = ASSET_TYPES.map((value) => ({ value, label: ASSET_TYPE_NAMES[value] }))

/** All that is told of an asset: what it is, for whom, what it answers, how long it holds. */
export function AssetFields({ draft, onChange, problems, uses, file, stored }: AssetFieldsProps) {
  const offers = useMemo(
    () => ({
      personas: wordsInUse(uses, 'personas'),
      industries: wordsInUse(uses, 'industries'),
      topics: wordsInUse(uses, 'topics'),
    }),
    [uses],
  )
  const put = (part: Partial<AssetDraft>) => onChange({ ...draft, ...part })
  const text = (field: 'title' | 'url' | 'summary' | 'language' | 'owner' | 'version') => ({
    value: draft[field] ?? '',
    error: problems[field],
    onChange: (value: string) => put({ [field]: value }),
  })
  const tokens = (field: 'personas' | 'industries' | 'answers' | 'topics') => ({
    values: draft[field],
    error: problems[field],
    onChange: (values: string[]) => put({ [field]: values }),
  })

  return (
    <>
      <TextField label="Title" {...text('title')} />
      <div className={`grid gap-4 ${file ? 'sm:grid-cols-2' : ''}`}>
        <TextField
          label="Web address"
          type="url"
          inputMode="url"
          placeholder="https://"
          dir="ltr"
          {...text('url')}
        />
        {file && <FileField {...file} stored={stored} />}
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Select
          label="Type"
          options={TYPE_OPTIONS}
          value={draft.type}
          onChange={(type) => put({ type })}
          className="col-span-2 sm:col-span-1"
        />
        <TextField label="Language" placeholder="en" {...text('language')} />
        <TextField label="Version" {...text('version')} />
        <TextField label="Owner" {...text('owner')} />
      </div>
      <TextArea
        label="Summary"
        hint="Reps read it before they send. Without a web address this text itself is sent."
        rows={3}
        {...text('summary')}
      />
      <StageChips stages={draft.stages} onChange={(stages) => put({ stages })} />
      <TokenField
        label="Answers"
        hint="Objections and questions in the buyer’s words. Enter adds one."
        comma={false}
        {...tokens('answers')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TokenField label="Personas" offers={offers.personas} {...tokens('personas')} />
        <TokenField label="Industries" offers={offers.industries} {...tokens('industries')} />
      </div>
      <TokenField label="Topics" offers={offers.topics} {...tokens('topics')} />
      <div className="grid grid-cols-2 gap-4">
        <DateField
          label="Valid from"
          value={draft.validFrom}
          error={problems.validFrom}
          onChange={(validFrom) => put({ validFrom })}
        />
        <DateField
          label="Valid to, this day included"
          moment="end"
          value={draft.validTo}
          error={problems.validTo}
          onChange={(validTo) => put({ validTo })}
        />
      </div>
      <Checkbox
        label="Internal"
        hint="Reps find and read it, and cannot send it."
        checked={draft.internal ?? false}
        onChange={(internal) => put({ internal: internal || undefined })}
      />
    </>
  )
}

/** The stages it is made for, as switches in the order of the journey. */
function StageChips({ stages, onChange }: { stages: readonly Stage[]; onChange: (stages: Stage[]) => void }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-caption text-muted">Stages</legend>
      <div className="flex flex-wrap gap-1">
        {STAGES.map((stage) => (
          <Toggle
            key={stage}
            pressed={stages.includes(stage)}
            onPressedChange={(on) =>
              onChange(STAGES.filter((each) => (each === stage ? on : stages.includes(each))))
            }
            className="min-h-8 rounded-ui border border-edge px-2 text-muted hover:text-text data-pressed:border-accent data-pressed:bg-accent-soft data-pressed:font-medium data-pressed:text-accent"
          >
            {STAGE_NAMES[stage]}
          </Toggle>
        ))}
      </div>
    </fieldset>
  )
}
