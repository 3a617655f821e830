import { useEffect, useRef, useState } from 'react'
import { emailDomain, isPublicMailDomain, normaliseEmail } from '../../lib/domain/email-address'
import { askAsPanel } from '../../lib/messages/messenger'
import type { PersonOnPage } from '../../lib/messages/panel-view'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { TextField } from '../ui/TextField'
import { ActButton } from './ActButton'
import { errorWords } from './error-words'
import { usePlace } from './panel-place'
import { useAsk } from './use-ask'
import type { Consent } from './use-seen'

/** Adds somebody who is not in the workspace, filled in from what the page says. */
export function AddLeadForm({ person, onCancel }: { person?: PersonOnPage; onCancel: () => void }) {
  const { tabId } = usePlace()
  const [name, setName] = useState(person?.name ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [company, setCompany] = useState(person?.company ?? '')
  const [title, setTitle] = useState(person?.title ?? '')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])]
    const first = fields.find((field) => field.value === '') ?? fields[0]
    first?.focus()
  }, [])
  const add = useAsk(() =>
    askAsPanel('leadAdd', {
      tabId,
      name: name.trim(),
      email: email.trim() || undefined,
      company: company.trim() || undefined,
      title: title.trim() || undefined,
    }),
  )
  // Enter in a field comes here too: the browser makes a click of it.
  const onAct = (consent: Consent) => {
    setTried(true)
    if (name.trim()) add.put(consent, undefined)
  }
  return (
    <form
      ref={form}
      aria-label="Add a lead"
      className="flex flex-col gap-2"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={300}
        error={tried && !name.trim() ? 'A lead needs a name.' : undefined}
      />
      <TextField label="E-mail" type="email" value={email} onChange={setEmail} maxLength={320} />
      <TextField
        label="Company"
        value={company}
        onChange={setCompany}
        maxLength={300}
        hint={company.trim() ? undefined : domainWords(email)}
      />
      <TextField label="Title" value={title} onChange={setTitle} maxLength={300} />
      {add.error && <ErrorNote>{errorWords(add.error, 'The lead was not added.')}</ErrorNote>}
      <div className="flex gap-2 pt-1">
        <ActButton type="submit" look="accent" pending={add.isPending} onAct={onAct}>
          Add lead
        </ActButton>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** Whose address it is may tell the company; its name is for the rep to say. */
function domainWords(email: string): string | undefined {
  const known = normaliseEmail(email)
  const domain = known && emailDomain(known)
  return domain && !isPublicMailDomain(domain) ? `The address is at ${domain}.` : undefined
}
