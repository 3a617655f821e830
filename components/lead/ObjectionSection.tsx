import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { LeadView, ObjectionView } from '../../lib/messages/panel-view'
import { askAsPanel } from '../../lib/messages/messenger'
import { useAnnounce } from '../ui/Announcer'
import { ErrorNote } from '../ui/ErrorNote'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { ObjectionForm } from './ObjectionForm'
import { ObjectionRow } from './ObjectionRow'
import { Section } from './Section'
import { useAsk } from './use-ask'
import { useCountdown } from './use-countdown'

const UNDO_MS = 8000
/** In sight before "more". */
const SHOWN = 3

interface ObjectionSectionProps {
  view: LeadView
  /** Looks for content that answers these words. */
  onSeek: (words: string) => void
}

/** What the lead asks and objects to; the open ones first, each with a way to an answer. */
export function ObjectionSection({ view, onSeek }: ObjectionSectionProps) {
  const { objections, lead } = view
  const [writing, setWriting] = useState(false)
  const [all, setAll] = useState(false)
  const [saved, setSaved] = useState<{ id: string; undoUntil: number }>()
  const add = useRef<HTMLButtonElement>(null)
  const announce = useAnnounce()
  const sorted = [...objections.filter(isOpen), ...objections.filter((each) => !isOpen(each))]
  const shown = all ? sorted : sorted.slice(0, SHOWN)
  const close = () => {
    setWriting(false)
    add.current?.focus()
  }
  return (
    <Section
      title="Asks and objects"
      aside={
        <IconButton
          ref={add}
          className="-mr-2"
          label="Write down a question or objection"
          icon={Plus}
          onClick={() => setWriting(true)}
        />
      }
    >
      {writing && (
        <ObjectionForm
          leadId={lead.id}
          onClose={close}
          onSaved={({ id }) => {
            setSaved({ id, undoUntil: Date.now() + UNDO_MS })
            announce('Saved. Undo is there for 8 seconds.')
            close()
          }}
        />
      )}
      {saved && <Saved key={saved.id} {...saved} onOver={() => setSaved(undefined)} />}
      {shown.length > 0 && (
        <ul aria-label="Questions and objections">
          {shown.map((objection) => (
            <ObjectionRow key={objection.id} objection={objection} onSeek={onSeek} />
          ))}
        </ul>
      )}
      {sorted.length > shown.length && (
        <Button look="link" onClick={() => setAll(true)}>
          {sorted.length - shown.length} more
        </Button>
      )}
    </Section>
  )
}

function isOpen({ answeredBy }: ObjectionView): boolean {
  return !answeredBy
}

/** "Saved. Undo" for as long as it can be undone. */
function Saved({ id, undoUntil, onOver }: { id: string; undoUntil: number; onOver: () => void }) {
  const left = useCountdown(undoUntil)
  const announce = useAnnounce()
  const undo = useAsk(() => askAsPanel('objectionUndo', { objectionId: id }), {
    done() {
      announce('Undone')
      onOver()
    },
  })
  if (left === 0 && !undo.isPending && !undo.error) return null
  return (
    <>
      <p className="flex items-center gap-1 text-muted">
        Saved.
        {left > 0 && (
          <ActButton look="link" pending={undo.isPending} onAct={(consent) => undo.put(consent, undefined)}>
            Undo
          </ActButton>
        )}
      </p>
      {undo.error && <ErrorNote>{errorWords(undo.error, 'It was not taken back.')}</ErrorNote>}
    </>
  )
}
