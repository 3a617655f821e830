import { useRef } from 'react'
import { answerDraftOf, type AnswerDraft } from '../../../lib/domain/answer-draft'
import type { Feedback } from '../../../lib/domain/feedback'
import { useAnnounce } from '../../ui/Announcer'
import { ErrorNote } from '../../ui/ErrorNote'
import type { Drafts } from '../drafts'
import { usePageKeys } from '../page-keys'
import { errorWords } from '../../lead/error-words'
import { AnswerForm } from './AnswerForm'
import { useHome } from '../use-home'
import { AnswerGiven } from './AnswerGiven'
import { answeredWords } from './answered-words'
import { useAnswer } from './feedback-queries'

const FIRST = '[role=radio][aria-checked=true], [role=radio], button'

/** Marketing's side of a verdict: the answer given, or the form for one. The key "a" leads here. */
export function AnswerPart({ feedback, drafts }: { feedback: Feedback; drafts: Drafts<AnswerDraft> }) {
  const place = useRef<HTMLElement>(null)
  const announce = useAnnounce()
  const draft = drafts.get(feedback.id)
  const toFirst = () => {
    const fields = [...(place.current?.querySelectorAll<HTMLElement>(FIRST) ?? [])]
    ;(fields.find((field) => field.ariaChecked === 'true') ?? fields[0])?.focus()
  }
  usePageKeys((key) => {
    if (key === 'a') toFirst()
    return key === 'a'
  })

  const home = useHome()
  const sending = useAnswer(feedback.id, () => {
    drafts.drop(feedback.id)
    announce(answeredWords(home, Date.now()))
    requestAnimationFrame(toFirst)
  })

  return (
    <section ref={place} aria-label="Marketing’s answer" className="flex flex-col gap-2">
      <h3 className="font-semibold">Marketing’s answer</h3>
      {feedback.answer && !draft ? (
        <AnswerGiven
          answer={feedback.answer}
          receiptSeenAt={feedback.receiptSeenAt}
          onChange={() => {
            drafts.put(feedback.id, answerDraftOf(feedback.answer))
            requestAnimationFrame(toFirst)
          }}
        />
      ) : (
        <AnswerForm
          feedback={feedback}
          draft={draft ?? answerDraftOf(undefined)}
          onDraft={(next) => drafts.put(feedback.id, next)}
          onSend={(answer) => sending.mutate(answer)}
          onCancel={feedback.answer && (() => drafts.drop(feedback.id))}
          sending={sending.isPending}
        />
      )}
      {sending.error && <ErrorNote>{errorWords(sending.error, 'The answer was not sent.')}</ErrorNote>}
    </section>
  )
}
