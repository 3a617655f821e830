import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { agreedAt, agreementWords, type DefinitionVersion } from '../../../lib/domain/definition/definition'
import type { DefinitionView } from '../../../lib/messages/definition-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { useNow } from '../../ui/use-now'
import type { Drafts } from '../drafts'
import { PageHead } from '../PageHead'
import { useHome } from '../use-home'
import { useTitle } from '../use-title'
import { AgreementPart } from './AgreementPart'
import { ChangeLine } from './ChangeLine'
import { draftOf, type DefinitionDraft } from './definition-draft'
import { useDefinition, useTrial } from './definition-queries'
import { agreedDayWords } from './definition-words'
import { DefinitionForm } from './DefinitionForm'
import { RuleLines, WholeLine } from './TrialLines'
import { VersionList } from './VersionList'

/** Under which the one unsaved definition is kept. */
const DRAFT = 'definition'

/** What marketing and sales agreed a qualified lead is: to read, to change, to agree on, and how it does. */
export function DefinitionPage({ arrived, drafts }: { arrived: boolean; drafts: Drafts<DefinitionDraft> }) {
  const { data: view, error, refetch } = useDefinition()
  useTitle('Definition')
  const draft = drafts.get(DRAFT)
  const newest = view?.versions.at(-1)
  const edit = () => drafts.put(DRAFT, draftOf(newest?.rule))
  const mayEdit = !useIsRep()
  return (
    <div className="flex h-full flex-col">
      <header className="border-b border-line px-4 py-4 lg:px-6">
        {view ? (
          <Head view={view} arrived={arrived}>
            {newest && !draft && mayEdit && <Button onClick={edit}>Change it</Button>}
          </Head>
        ) : error ? (
          <PageHead focus={arrived} number="Definition" />
        ) : (
          <Skeleton className="h-8 w-56" />
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 lg:px-6">
        <div className="flex max-w-3xl flex-col gap-6">
          {error && !view && (
            <ErrorNote onRetry={() => void refetch()}>
              {errorWords(error, 'The definition could not be read.')}
            </ErrorNote>
          )}
          {view && draft ? (
            <DefinitionForm
              draft={draft}
              from={newest?.rule}
              version={(newest?.version ?? 0) + 1}
              onChange={(next) => drafts.put(DRAFT, next)}
              onClose={() => drafts.drop(DRAFT)}
            />
          ) : view && newest ? (
            <Standing view={view} newest={newest} />
          ) : (
            view && (
              <EmptyState
                icon={ListChecks}
                title="What is a qualified lead here?"
                text={
                  mayEdit
                    ? 'Write down who a lead must be and what they must have done. It is in force once marketing and sales have both agreed.'
                    : 'Marketing has not written it down yet. Once it has, you agree to it here for Sales.'
                }
              >
                {mayEdit && (
                  <Button look="accent" onClick={edit}>
                    Write a definition
                  </Button>
                )}
              </EmptyState>
            )
          )}
        </div>
      </div>
    </div>
  )
}

function Head({ view, arrived, children }: { view: DefinitionView; arrived: boolean; children: ReactNode }) {
  const now = useNow()
  const standing = view.versions.find((each) => each.version === view.inForce)
  const at = standing && agreedAt(standing)
  if (at === undefined) return <PageHead focus={arrived} number="No definition in force">{children}</PageHead> // prettier-ignore
  return (
    <PageHead
      focus={arrived}
      number={`Version ${view.inForce}`}
      line={`agreed by Marketing and Sales on ${agreedDayWords(at, now)}`}
    >
      {children}
    </PageHead>
  )
}

/** The version in force, and above it a newer one that waits. */
function Standing({ view, newest }: { view: DefinitionView; newest: DefinitionVersion }) {
  const isRep = useIsRep()
  const standing = view.versions.find((each) => each.version === view.inForce)
  const waits = newest.version !== standing?.version
  return (
    <>
      {waits && <Waiting version={newest} />}
      {standing && (
        <section aria-label={`Version ${standing.version}, in force`} className="flex flex-col gap-3">
          {waits && <h2 className="text-lead font-semibold">{`Version ${standing.version}, in force`}</h2>}
          <Tried version={standing} />
          {!waits && <AgreementPart version={standing} />}
        </section>
      )}
      <section aria-labelledby="definition-versions">
        <h2 id="definition-versions" className="text-lead font-semibold">
          Versions
        </h2>
        <VersionList versions={view.versions} {...(isRep ? {} : { verdicts: view.verdicts })} />
      </section>
    </>
  )
}

/** A version that not both sides have agreed to. */
function Waiting({ version }: { version: DefinitionVersion }) {
  const now = useNow()
  const words = agreementWords(version, (at) => agreedDayWords(at, now))
  return (
    <section
      aria-label={`Version ${version.version}, not in force`}
      className="flex flex-col gap-3 rounded-ui border border-line px-4 py-3"
    >
      <div>
        <h2 className="text-lead font-semibold">{words.charAt(0).toUpperCase() + words.slice(1)}</h2>
        {version.note && <p className="break-words text-muted">“{version.note}”</p>}
      </div>
      <Tried version={version} compared />
      <AgreementPart version={version} />
    </section>
  )
}

/** On a hub, who reads and agrees, and neither writes nor counts. */
function useIsRep(): boolean {
  const home = useHome()
  return home?.isHub === true && home.role === 'rep'
}

/** A version held against all leads. */
function Tried({ version, compared }: { version: DefinitionVersion; compared?: boolean }) {
  const isRep = useIsRep()
  const { data: trial, error, refetch } = useTrial(isRep ? undefined : version.rule)
  // All leads are marketing's to count.
  if (isRep) return <RuleLines rule={version.rule} trial={undefined} />
  return (
    <>
      {error && (
        <ErrorNote onRetry={() => void refetch()}>
          {errorWords(error, 'The leads could not be counted.')}
        </ErrorNote>
      )}
      {trial ? <WholeLine line={trial.whole} /> : !error && <Skeleton className="h-10 w-64" />}
      {compared && trial?.change && <ChangeLine change={trial.change} />}
      <RuleLines rule={version.rule} trial={trial} />
    </>
  )
}
