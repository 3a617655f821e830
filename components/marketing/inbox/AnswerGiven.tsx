import { Check } from 'lucide-react'
import type { Answer } from '../../../lib/domain/feedback'
import { ANSWERS } from '../../../lib/domain/verdict-words'
import { Button } from '../../ui/Button'
import { DayTime } from '../../ui/DayTime'
import { useHome } from '../use-home'
import { answeredWords } from './answered-words'

interface AnswerGivenProps {
  answer: Answer
  receiptSeenAt: number | undefined
  onChange: () => void
}

/** Marketing's answer as the rep gets it, and whether the rep has seen it. */
export function AnswerGiven({ answer, receiptSeenAt, onChange }: AnswerGivenProps) {
  const home = useHome()
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="flex items-start gap-1.5 text-good">
        <Check aria-hidden size={16} className="mt-px shrink-0" />
        {receiptSeenAt === undefined ? (
          answeredWords(home, answer.at)
        ) : (
          <span>
            Answered. The rep saw it <DayTime at={receiptSeenAt} form="dayTime" />.
          </span>
        )}
      </p>
      <div className="w-full rounded-ui bg-raised px-3 py-2">
        <p className="font-medium">
          {ANSWERS[answer.kind]}
          {answer.until !== undefined && (
            <>
              {' '}
              <DayTime at={answer.until} />
            </>
          )}
        </p>
        {answer.note && (
          <p dir="auto" className="break-words whitespace-pre-wrap">
            {answer.note}
          </p>
        )}
        <p className="text-caption text-muted">
          <bdi>{answer.by || 'Marketing'}</bdi>, <DayTime at={answer.at} form="dayTime" />
        </p>
      </div>
      <Button onClick={onChange}>Change answer</Button>
    </div>
  )
}
