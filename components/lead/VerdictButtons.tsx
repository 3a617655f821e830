import { Button as BaseButton } from '@base-ui/react/button'
import { useRef, type KeyboardEvent } from 'react'
import { VERDICT_NAMES, VERDICTS, type Verdict } from '../../lib/domain/verdict-words'
import { Spinner } from '../ui/Spinner'
import { useCommand } from './panel-place'
import { useSeen, type Consent } from './use-seen'
import { VERDICT_LOOKS } from './verdict-looks'

interface VerdictButtonsProps {
  /** What was just said. */
  chosen?: Verdict
  pending?: Verdict
  onGive: (consent: Consent, verdict: Verdict) => void
}

/** Good lead, Not yet, Bad lead: one click, or the row by `v` and then 1, 2 or 3. */
export function VerdictButtons({ chosen, pending, onGive }: VerdictButtonsProps) {
  const { watch, when } = useSeen()
  const row = useRef<HTMLDivElement>(null)
  useCommand('verdict', () => row.current?.querySelector('button')?.focus())
  const onKeyDown = (event: KeyboardEvent) => {
    const verdict = VERDICTS[Number(event.key) - 1]
    if (!verdict || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    row.current?.querySelectorAll('button')[VERDICTS.indexOf(verdict)]?.focus()
    when(event, (consent) => onGive(consent, verdict))
  }
  const ref = (element: HTMLDivElement | null) => {
    row.current = element
    return watch(element)
  }
  return (
    <div
      ref={ref}
      role="group"
      aria-label="Verdict on this lead: 1, 2 or 3"
      className="grid shrink-0 grid-cols-[repeat(auto-fit,minmax(88px,1fr))] gap-2 px-2 py-2"
      onKeyDown={onKeyDown}
    >
      {VERDICTS.map((verdict) => (
        <VerdictButton
          key={verdict}
          verdict={verdict}
          chosen={chosen === verdict}
          busy={pending !== undefined}
          pending={pending === verdict}
          onClick={(event) => when(event, (consent) => onGive(consent, verdict))}
        />
      ))}
    </div>
  )
}

interface VerdictButtonProps {
  verdict: Verdict
  chosen: boolean
  busy: boolean
  pending: boolean
  onClick: (event: { isTrusted: boolean }) => void
}

function VerdictButton({ verdict, chosen, busy, pending, onClick }: VerdictButtonProps) {
  const { icon: Icon, text, soft } = VERDICT_LOOKS[verdict]
  return (
    <BaseButton
      type="button"
      aria-pressed={chosen}
      aria-busy={pending || undefined}
      disabled={busy}
      focusableWhenDisabled
      onClick={onClick}
      className={`flex min-h-10 items-center justify-center gap-1 rounded-ui font-medium whitespace-nowrap transition-colors duration-100 ${chosen ? `${soft} ${text}` : 'bg-raised hover:bg-line'}`}
    >
      {pending ? <Spinner /> : <Icon aria-hidden size={16} className={`shrink-0 ${text}`} />}
      {VERDICT_NAMES[verdict]}
    </BaseButton>
  )
}
