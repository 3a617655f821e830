import type { VoiceLine } from '../../../lib/domain/buyer-voice'
import { Chip } from '../../ui/Chip'
import { counted } from '../../ui/counted'
import { DayTime } from '../../ui/DayTime'
import { hashOf } from '../route'
import { LeadsBehind } from './LeadsBehind'

/** What several leads said alike: how many, when last, what answered it, and who they are. */
export function VoiceRow({ line }: { line: VoiceLine }) {
  const { text, kind, times, leads, lastAt, answered, answers, isGap, behind } = line
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 font-medium break-words">
          <bdi>“{text}”</bdi>
        </h2>
        {isGap && <Chip tone="wait">Gap</Chip>}
      </div>
      <p className="text-muted">
        {kind === 'question' ? 'Question' : 'Objection'} · {counted(leads, 'lead')}
        {times > leads && ` · ${counted(times, 'time')}`} · last <DayTime at={lastAt} />
      </p>
      {answers.length > 0 && (
        <p className="break-words">
          Answered {counted(answered, 'time')} with{' '}
          {answers.slice(0, 3).map(({ assetId, title }, index) => (
            <span key={assetId}>
              {index > 0 && ', '}
              <a
                href={hashOf({ page: 'assets', id: assetId })}
                className="text-accent underline-offset-2 hover:underline"
              >
                <bdi>{title}</bdi>
              </a>
            </span>
          ))}
          {answers.length > 3 && ` and ${answers.length - 3} more`}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4">
        {isGap && (
          <a
            href={hashOf({ page: 'assets', id: 'new' })}
            className="inline-flex min-h-8 items-center font-medium text-accent underline-offset-2 hover:underline"
          >
            Add an asset
          </a>
        )}
        <LeadsBehind behind={behind} of={leads} />
      </div>
    </li>
  )
}
