import { ChevronRight } from 'lucide-react'
import { useSeen, type Consent } from './use-seen'

interface ListRowProps {
  name: string
  /** Set apart by dots; empty ones are left out. */
  detail: readonly (string | undefined)[]
  note?: string
  disabled?: boolean
  onPick: (consent: Consent) => void
}

/** Somebody to pick from a list; the pick is stored. `data-row` lets the arrow keys find it. */
export function ListRow({ name, detail, note, disabled, onPick }: ListRowProps) {
  const { watch, when } = useSeen()
  const parts = detail.filter(Boolean)
  return (
    <li ref={watch}>
      <button
        type="button"
        data-row
        disabled={disabled}
        onClick={(event) => when(event, onPick)}
        className="flex min-h-10 w-full items-center gap-2 rounded-ui px-2 py-1 text-left hover:bg-raised disabled:opacity-60"
      >
        <span className="flex min-w-0 flex-1 flex-col">
          <bdi className="line-clamp-2 font-medium break-words">{name}</bdi>
          {parts.length > 0 && (
            <span className="line-clamp-1 break-all text-muted">
              {parts.map((part, index) => (
                <span key={index}>
                  {index > 0 && ' · '}
                  <bdi>{part}</bdi>
                </span>
              ))}
            </span>
          )}
          {note && <span className="text-caption text-muted">{note}</span>}
        </span>
        <ChevronRight aria-hidden size={16} className="shrink-0 text-faint rtl:rotate-180" />
      </button>
    </li>
  )
}
