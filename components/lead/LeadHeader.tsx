import { useState, type ReactNode } from 'react'
import type { LeadCard, PersonOnPage } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { OutLink, outHref } from '../ui/OutLink'
import { crmName } from './crm-names'
import { HeaderEnd } from './HeaderEnd'
import type { MenuActions } from './PanelMenu'
import { PeopleList } from './PeopleList'
import { useSeen, type Consent } from './use-seen'

interface LeadHeaderProps {
  lead: LeadCard
  /** Absent where the lead was picked by hand. */
  person?: PersonOnPage
  others: PersonOnPage[]
  actions: MenuActions
}

/** Who is shown, why, and who else is on the page. */
export function LeadHeader({ lead, person, others, actions }: LeadHeaderProps) {
  const [open, setOpen] = useState(false)
  const crm = lead.crm.find((record) => outHref(record.url))
  const email = person?.email ?? lead.email
  const count = others.length
  return (
    <header className="px-4 pt-3 pb-2">
      <div className="flex items-start gap-2">
        <h1
          className="mt-1.5 line-clamp-2 min-w-0 flex-1 text-lead font-semibold break-words"
          title={lead.name}
        >
          <bdi>{lead.name}</bdi>
        </h1>
        <HeaderEnd {...actions} />
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Parts className="grow basis-44" parts={[{ text: lead.title }, { text: lead.company }]} />
        {crm?.url && (
          <OutLink href={crm.url} className="shrink-0">
            {crmName(crm.system)}
          </OutLink>
        )}
      </div>
      <Parts
        className="text-caption text-muted"
        parts={[
          { text: email, title: lead.emails.join(', ') || email },
          { text: person?.reason ?? 'picked by hand' },
        ]}
      >
        {!person && actions.onBack && <BackLink onBack={actions.onBack} />}
      </Parts>
      <div className="flex flex-wrap items-center gap-x-3">
        {lead.optOut && <Chip tone="wait">Wants no marketing e-mail</Chip>}
        {count > 0 && (
          <Button look="link" className="-mb-1" aria-expanded={open} onClick={() => setOpen(!open)}>
            {count === 1 ? '1 other on this page' : `${count} others on this page`}
          </Button>
        )}
      </div>
      {open && count > 0 && <PeopleList people={others} label="Others on this page" />}
    </header>
  )
}

/** From a lead picked by hand. Stands within a line of text. */
function BackLink({ onBack }: { onBack: (consent: Consent) => void }) {
  const { watch, when } = useSeen()
  return (
    <button
      ref={watch}
      type="button"
      className="text-accent underline-offset-2 hover:underline"
      onClick={(event) => when(event, onBack)}
    >
      Back to this page
    </button>
  )
}

interface PartsProps {
  parts: readonly ({ text: string | undefined; title?: string } | undefined)[]
  className: string
  children?: ReactNode
}

/** Set apart by dots on one line where there is room, else on more, so that none hides another. */
function Parts({ parts, className, children }: PartsProps) {
  const there = parts.filter((part) => part?.text?.trim())
  if (there.length === 0) return null
  // Each dot stands in the space before its part. A line's first space is cut off, and with it a dot that a break left.
  return (
    <div className={`min-w-0 overflow-hidden ${className}`}>
      <p className="-ms-3 flex flex-wrap">
        {there.map((part, index) => (
          <span key={index} className="relative flex max-w-full ps-3">
            {index > 0 && (
              <span aria-hidden className="absolute start-1">
                ·
              </span>
            )}
            <span dir="auto" className="truncate" title={part!.title ?? part!.text}>
              {part!.text}
            </span>
          </span>
        ))}
        {children && <span className="ps-3">{children}</span>}
      </p>
    </div>
  )
}
