import { askAsPanel } from '../../lib/messages/messenger'
import type { ObjectionView } from '../../lib/messages/panel-view'
import { useAnnounce } from '../ui/Announcer'
import { Button } from '../ui/Button'
import { DayTime } from '../ui/DayTime'
import { ErrorNote } from '../ui/ErrorNote'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { useAsk } from './use-ask'

interface ObjectionRowProps {
  objection: ObjectionView
  onSeek: (words: string) => void
}

/** What was said, by whom it was written down, and what answered it; while open, the ways to an answer. */
export function ObjectionRow({ objection, onSeek }: ObjectionRowProps) {
  const { id, kind, text, member, at, answeredBy, offer } = objection
  const announce = useAnnounce()
  const answer = useAsk((assetId: string) => askAsPanel('objectionAnswer', { objectionId: id, assetId }), {
    done: () => announce('Saved: answered'),
  })
  return (
    <li className="py-1">
      <p className={`line-clamp-4 break-words ${answeredBy ? 'text-muted' : ''}`}>
        <bdi>“{text}”</bdi>
      </p>
      <p className="text-caption break-words text-muted">
        {kind === 'question' ? 'Question' : 'Objection'} · <bdi>{member || 'You'}</bdi> · <DayTime at={at} />
        {answeredBy && (
          <>
            {' · answered with '}
            <bdi className="font-medium text-text">{answeredBy.title}</bdi>
          </>
        )}
      </p>
      {!answeredBy && (
        <div className="-my-1 flex flex-wrap gap-x-4">
          <Button look="link" aria-label={`Find an answer to “${text}”`} onClick={() => onSeek(text)}>
            Find an answer
          </Button>
          {offer && (
            <ActButton
              look="link"
              className="max-w-full"
              aria-label={`“${text}” was answered with ${offer.title}`}
              pending={answer.isPending}
              onAct={(consent) => answer.put(consent, offer.assetId)}
            >
              <span className="max-w-56 truncate">
                Answered with <bdi>{offer.title}</bdi>
              </span>
            </ActButton>
          )}
        </div>
      )}
      {answer.error && <ErrorNote>{errorWords(answer.error, 'It was not marked as answered.')}</ErrorNote>}
    </li>
  )
}
