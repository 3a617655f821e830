import { useState } from 'react'
import type { LedgerLine } from '../../../lib/messages/connection-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { Skeleton } from '../../ui/Skeleton'
import { Section } from '../Section'
import { FieldPaths } from './FieldPaths'
import { Fold } from './Fold'
import { useLedger } from './hub-queries'
import { isOfKind, LEDGER_FILTERS, outcomeWords, sizeWords, type LedgerFilter } from './ledger-words'

/** The ledger: everything that left this browser for a hub, newest first. */
export function Ledger() {
  return (
    <Section
      title="What left this browser"
      text="Every request to a hub, newest first: noted before it is sent, kept in this browser for 90 days, also after you sign out."
    >
      <Lines />
    </Section>
  )
}

function Lines() {
  const ledger = useLedger()
  const [filter, setFilter] = useState<LedgerFilter>('all')
  const all = ledger.data?.pages.flatMap(({ rows }) => rows)
  const again = () => void ledger.refetch()
  if (ledger.error && !all)
    return <ErrorNote onRetry={again}>{errorWords(ledger.error, 'The list could not be read.')}</ErrorNote>
  if (!all) return <Skeleton className="h-16 w-full" />
  if (all.length === 0) return <p className="text-muted">Nothing has left this browser.</p>
  const lines = all.filter((line) => isOfKind(line, filter))
  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="Show"
          labelHidden
          options={LEDGER_FILTERS}
          value={filter}
          onChange={setFilter}
          className="w-48"
        />
        <Button look="quiet" pending={ledger.isRefetching} onClick={again}>
          Look again
        </Button>
      </div>
      {lines.length === 0 ? (
        <p className="text-muted">
          {ledger.hasNextPage ? 'None among the latest. Show older ones to look further back.' : 'None.'}
        </p>
      ) : (
        <ol aria-label="What left this browser" className="flex flex-col divide-y divide-line">
          {lines.map((line) => (
            <li key={line.seq}>
              <LedgerRow line={line} />
            </li>
          ))}
        </ol>
      )}
      {ledger.hasNextPage && (
        <Button
          className="self-start"
          pending={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
      {ledger.error && <ErrorNote>{errorWords(ledger.error, 'Older ones could not be read.')}</ErrorNote>}
    </>
  )
}

function LedgerRow({ line }: { line: LedgerLine }) {
  const outcome = outcomeWords(line)
  return (
    <Fold
      title={
        <>
          {line.what.charAt(0).toUpperCase() + line.what.slice(1)}
          {outcome && (
            <span className={`block text-caption ${line.outcome ? 'text-wait' : 'text-muted'}`}>
              {outcome}
            </span>
          )}
        </>
      }
      end={<DayTime at={line.at} form="dayTime" />}
    >
      {line.fields.length > 0 ? (
        <>
          <p className="text-caption text-muted">{sizeWords(line.bytes)}, in these fields:</p>
          <FieldPaths fields={line.fields} />
        </>
      ) : (
        <p className="text-caption text-muted">A question without any field.</p>
      )}
    </Fold>
  )
}
