import { askAsHouse } from '../../lib/messages/messenger'
import type { HostLine } from '../../lib/messages/house-to-worker'
import { errorWords } from '../lead/error-words'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { useHostChange, useHosts } from './host-queries'
import { hostWords } from './host-words'
import { HostTables } from './HostTables'
import { Section } from './Section'

/** The hosts that are read by tables of their own: a switch each, and the tables. */
export function KnownHosts() {
  const { data, error, refetch } = useHosts()
  const turn = useHostChange((input: { host: string; on: boolean }) => askAsHouse('hostSwitch', input))
  return (
    <Section
      title="Mail programs and CRMs"
      text="Halfdoor knows these pages. One that is turned off is not read at all, also where its site is allowed."
    >
      {error && !data ? (
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'The hosts could not be read.')}
        </ErrorNote>
      ) : !data ? (
        <Skeleton className="h-64 w-full" />
      ) : (
        <>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {data.hosts.map((line) => (
              <li key={line.host}>
                <Checkbox
                  label={line.label}
                  hint={hostWords(line)}
                  checked={line.on}
                  onChange={(on) => turn.mutate({ host: line.host, on })}
                />
              </li>
            ))}
          </ul>
          {turn.error && <ErrorNote>{errorWords(turn.error, 'That was not changed.')}</ErrorNote>}
          {data.taught.length > 0 && <TaughtSites taught={data.taught} />}
          <HostTables list={data} />
        </>
      )}
    </Section>
  )
}

/** Sites on which the person pointed at the address. */
function TaughtSites({ taught }: { taught: HostLine[] }) {
  const forget = useHostChange((host: string) => askAsHouse('siteUnteach', { host }))
  return (
    <div>
      <h3 className="font-medium">Sites you taught</h3>
      <ul>
        {taught.map(({ host, label }) => (
          <li key={host} className="flex min-h-8 items-center gap-4">
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <Button look="quiet" aria-label={`Forget ${label}`} onClick={() => forget.mutate(host)}>
              Forget
            </Button>
          </li>
        ))}
      </ul>
      {forget.error && <ErrorNote>{errorWords(forget.error, 'It was not forgotten.')}</ErrorNote>}
    </div>
  )
}
