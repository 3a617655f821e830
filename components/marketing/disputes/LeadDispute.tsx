import type { Feedback } from '../../../lib/domain/feedback'
import { STAGE_NAMES } from '../../../lib/domain/stage-names'
import { ErrorNote } from '../../ui/ErrorNote'
import { errorWords } from '../../lead/error-words'
import { useDisputes } from './dispute-queries'
import { DisputeWords } from './DisputeWords'

/** In an opened verdict: that the stage of this lead is disputed. Nothing where it is not. */
export function LeadDispute({ feedback }: { feedback: Feedback }) {
  const { data: disputes, error, refetch } = useDisputes()
  const dispute = disputes?.find((each) => each.leadId === feedback.leadId)
  if (!dispute)
    return error && !disputes ? (
      <ErrorNote onRetry={() => void refetch()}>
        {errorWords(error, 'Whether this lead’s stage is disputed could not be read.')}
      </ErrorNote>
    ) : null
  return (
    <section aria-label="Disputed stage" className="flex flex-col gap-1 rounded-ui bg-raised px-3 py-2">
      <p>
        {dispute.member === feedback.member ? 'The rep' : 'A rep'} disputes the stage:{' '}
        <strong className="font-semibold">{STAGE_NAMES[dispute.stage]}</strong>, not{' '}
        {STAGE_NAMES[dispute.computed]}
      </p>
      <DisputeWords dispute={dispute} />
    </section>
  )
}
