import type { FeedbackState, Verdict } from '../../../lib/domain/feedback'
import { VERDICT_NAMES, VERDICTS } from '../../../lib/domain/verdict-words'
import type { FeedbackList } from '../../../lib/messages/house-to-worker'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import type { FeedbackFilter } from './feedback-queries'

interface InboxFiltersProps {
  filter: FeedbackFilter
  onChange: (filter: FeedbackFilter) => void
  counts: FeedbackList['counts']
}

const VERDICT_OPTIONS = [
  { value: 'any', label: 'Any verdict' },
  ...VERDICTS.map((verdict) => ({ value: verdict, label: VERDICT_NAMES[verdict] })),
] as const

/** Which verdicts to show: by marketing's state, by verdict, by words. */
export function InboxFilters({ filter, onChange, counts }: InboxFiltersProps) {
  const states = [
    { value: 'all', label: 'All', count: counts.total },
    { value: 'new', label: 'New', count: counts.new },
    { value: 'seen', label: 'Seen', count: counts.seen },
    { value: 'answered', label: 'Answered', count: counts.answered },
  ] as const
  return (
    <div role="search" aria-label="Verdicts" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Segmented<FeedbackState | 'all'>
        label="State"
        options={states}
        value={filter.state ?? 'all'}
        onChange={(state) => onChange({ ...filter, state: state === 'all' ? undefined : state })}
      />
      <div className="flex min-w-72 flex-1 items-center gap-2">
        <Select<Verdict | 'any'>
          label="Verdict"
          labelHidden
          className="w-32 shrink-0"
          options={VERDICT_OPTIONS}
          value={filter.verdict ?? 'any'}
          onChange={(verdict) => onChange({ ...filter, verdict: verdict === 'any' ? undefined : verdict })}
        />
        <div className="max-w-72 min-w-0 flex-1">
          <TextField
            label="Search verdicts"
            labelHidden
            type="search"
            placeholder="Lead, company, note, rep"
            maxLength={200}
            value={filter.text ?? ''}
            onChange={(text) => onChange({ ...filter, text: text || undefined })}
          />
        </div>
      </div>
    </div>
  )
}
