import { Check } from 'lucide-react'
import { useState } from 'react'
import type { DefinitionVersion } from '../../../lib/domain/definition/definition'
import type { Role } from '../../../lib/contract/role'
import type { Side } from '../../../lib/domain/touchpoint'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { useSettings } from '../house-queries'
import { useHome } from '../use-home'
import { useAgree } from './definition-queries'

/** On a hub the member is who agrees, and only for their own side. */
function mayAgree(role: Role, side: Side): boolean {
  return role === 'admin' || role === (side === 'sales' ? 'rep' : 'marketer')
}

const WHO_AGREES: Record<Side, string> = {
  sales: 'A rep does, on this page in their own browser.',
  marketing: 'A marketer does, on this page in their own browser.',
}

/** Who has agreed to a version, and where the other side does so by name. */
export function AgreementPart({ version }: { version: DefinitionVersion }) {
  const member = useSettings().data?.member ?? ''
  return (
    <ul aria-label={`Agreement to version ${version.version}`} className="flex flex-col gap-2">
      <SideLine version={version} side="marketing" name="Marketing" suggested={member} />
      <SideLine version={version} side="sales" name="Sales" suggested="" />
    </ul>
  )
}

interface SideLineProps {
  version: DefinitionVersion
  side: Side
  name: string
  /** Who is likely to agree here. */
  suggested: string
}

function SideLine({ version, side, name, suggested }: SideLineProps) {
  const [typed, setTyped] = useState<string>()
  const agreeing = useAgree()
  const home = useHome()
  const member = useSettings().data?.member ?? ''
  const agreed = version.agreed[side]
  if (agreed) {
    return (
      <li className="flex min-h-8 items-center gap-1.5">
        <Check aria-hidden size={16} className="shrink-0 text-good" />
        <span className="min-w-0 break-words">
          {name} agreed: <bdi>{agreed.by}</bdi>
          <span className="text-muted">
            {' · '}
            <DayTime at={agreed.at} />
          </span>
        </span>
      </li>
    )
  }
  if (!home || (home.isHub && !mayAgree(home.role, side)))
    return (
      <li className="flex min-h-8 items-center text-pretty text-muted">
        {home && `${name} has not agreed. ${WHO_AGREES[side]}`}
      </li>
    )
  const by = home.isHub ? member : (typed ?? suggested).trim()
  return (
    <li>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (by) agreeing.mutate({ version: version.version, side, by })
        }}
      >
        {!home.isHub && (
          <div className="w-56 min-w-0">
            <TextField
              label={`For ${name}, by name`}
              value={typed ?? suggested}
              maxLength={320}
              onChange={setTyped}
            />
          </div>
        )}
        <Button type="submit" pending={agreeing.isPending} disabled={!by}>
          {home.isHub ? `Agree for ${name}` : `${name} agrees`}
        </Button>
      </form>
      {agreeing.error && (
        <div className="mt-2">
          <ErrorNote>{errorWords(agreeing.error, 'The agreement was not saved.')}</ErrorNote>
        </div>
      )}
    </li>
  )
}
