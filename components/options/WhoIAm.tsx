import { useState, type KeyboardEvent } from 'react'
import { readOwnDomain, readOwnEmail } from '../../lib/domain/own-entry'
import type { Settings } from '../../lib/messages/house-to-worker'
import { TextField } from '../ui/TextField'
import { TokenField } from '../ui/TokenField'
import { Section } from './Section'

interface WhoIAmProps {
  settings: Settings
  onChange: (part: Partial<Settings>) => void
}

/** The member and their colleagues: who is never the lead. */
export function WhoIAm({ settings, onChange }: WhoIAmProps) {
  const { member, own } = settings
  return (
    <Section
      title="Who you are"
      text="Your name stands on your verdicts, sends and answers. You and your colleagues are never taken for the lead on a page."
    >
      <MemberField key={member} member={member} onChange={(name) => onChange({ member: name })} />
      <TokenField
        label="Your own addresses"
        placeholder="you@acme.com"
        values={own.emails}
        read={readOwnEmail}
        onChange={(emails) => onChange({ own: { ...own, emails } })}
      />
      <TokenField
        label="Your company’s domains"
        hint="Everyone with an address there is a colleague."
        placeholder="acme.com"
        values={own.domains}
        read={readOwnDomain}
        onChange={(domains) => onChange({ own: { ...own, domains } })}
      />
    </Section>
  )
}

/** Saved as it is left or at Enter. */
function MemberField({ member, onChange }: { member: string; onChange: (member: string) => void }) {
  const [name, setName] = useState(member)
  const save = () => {
    if (name.trim() !== member) onChange(name.trim())
  }
  return (
    <TextField
      label="Your name"
      value={name}
      maxLength={320}
      autoComplete="name"
      onChange={setName}
      onBlur={save}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && save()}
    />
  )
}
