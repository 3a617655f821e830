import type { Dispute } from '../../../lib/domain/feedback'
import { DayTime } from '../../ui/DayTime'
import { versionWords } from '../model/model-words'

/** The rep's why, and who said so when, over which model. */
export function DisputeWords({ dispute }: { dispute: Dispute }) {
  const { why, member, at, modelVersion } = dispute
  return (
    <>
      {why && (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          “{why}”
        </p>
      )}
      <p className="text-caption break-words text-muted">
        <bdi>{member || 'A rep'}</bdi>, <DayTime at={at} form="dayTime" /> · stage model{' '}
        <bdi>{versionWords(modelVersion)}</bdi>
      </p>
    </>
  )
}
