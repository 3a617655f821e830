import { lazy, Suspense, useState } from 'react'
import type { AnswerDraft } from '../../lib/domain/answer-draft'
import { Announcer } from '../ui/Announcer'
import { Spinner } from '../ui/Spinner'
import { ToastPlace } from '../ui/Toast'
import { AssetsPage } from './assets/AssetsPage'
import type { AssetWork } from './assets/asset-work'
import { BuyerPage } from './buyer/BuyerPage'
import type { DefinitionDraft } from './definition/definition-draft'
import { DefinitionPage } from './definition/DefinitionPage'
import { useDisputes } from './disputes/dispute-queries'
import { DisputesPage } from './disputes/DisputesPage'
import { useDrafts, useLeaveWarning } from './drafts'
import { EndedHouse } from './EndedHouse'
import { HouseNav } from './HouseNav'
import { HubNote } from './HubNote'
import { InboxPage } from './inbox/InboxPage'
import { useFeedbackList } from './inbox/feedback-queries'
import { ModelPage } from './model/ModelPage'
import type { ModelDraft } from './model/model-draft'
import { RepHouse } from './RepHouse'
import { useRoute, type Route } from './route'
import { SampleNote } from './SampleNote'
import { useAskAgain, useHome, type Home } from './use-home'
import { useTitle } from './use-title'

// A wizard with a CSV reader: fetched when it is wanted.
const ImportPage = lazy(() =>
  import('./import/ImportPage').then((module) => ({ default: module.ImportPage })),
)

const ReportsPage = lazy(() =>
  import('./reports/ReportsPage').then((module) => ({ default: module.ReportsPage })),
)

const EVERYTHING = {}

/** The marketer's house: the inbox of verdicts, the disputed stages, the voice of the buyer, the definition, the stage model, the library of assets, the import. Follows the address's hash. */
export function MarketingPage() {
  return (
    <Announcer>
      <ToastPlace>
        <House />
      </ToastPlace>
    </Announcer>
  )
}

function House() {
  const route = useRoute()
  const arrived = useArrived(route.page)
  const home = useHome()
  useAskAgain(home)
  if (!home) return <Spinner label="Opening" />
  if (!home.isHub && home.ended) return <EndedHouse ended={home.ended} />
  const isRep = home.isHub && home.role === 'rep'
  return (
    <div className="flex h-full flex-col md:flex-row">
      {isRep ? (
        <HouseNav page={route.page} home={home} newVerdicts={0} disputes={0} />
      ) : (
        <MarketingNav page={route.page} home={home} />
      )}
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">
        {home.isHub && <HubNote name={home.name} trouble={home.trouble} />}
        <div className="min-h-0 flex-1">
          {isRep ? (
            <RepHouse page={route.page} arrived={arrived} name={home.name} />
          ) : (
            <Rooms route={route} arrived={arrived} />
          )}
        </div>
      </main>
    </div>
  )
}

function MarketingNav({ page, home }: { page: Route['page']; home: Home }) {
  const counts = useFeedbackList(EVERYTHING).data?.pages[0]?.counts
  const disputes = useDisputes().data?.length ?? 0
  return (
    <HouseNav page={page} home={home} newVerdicts={counts?.new ?? 0} disputes={disputes}>
      <SampleNote />
    </HouseNav>
  )
}

function Rooms({ route, arrived }: { route: Route; arrived: boolean }) {
  const answers = useDrafts<AnswerDraft>()
  const assets = useDrafts<AssetWork>()
  const definitions = useDrafts<DefinitionDraft>()
  const models = useDrafts<ModelDraft>()
  useLeaveWarning(answers.ids.length + assets.ids.length + definitions.ids.length + models.ids.length > 0)
  return (
    <>
      {route.page === 'inbox' && <InboxPage id={route.id} arrived={arrived} drafts={answers} />}
      {route.page === 'disputes' && <DisputesPage arrived={arrived} />}
      {route.page === 'buyer' && <BuyerPage id={route.id} arrived={arrived} />}
      {route.page === 'definition' && <DefinitionPage arrived={arrived} drafts={definitions} />}
      {route.page === 'model' && <ModelPage arrived={arrived} drafts={models} />}
      {route.page === 'reports' && (
        <Suspense fallback={<Spinner label="Opening the reports" />}>
          <ReportsPage id={route.id} arrived={arrived} />
        </Suspense>
      )}
      {route.page === 'assets' && <AssetsPage id={route.id} arrived={arrived} drafts={assets} />}
      {route.page === 'import' && <ImportRoom />}
    </>
  )
}

/** True once the person has gone from one page to another: then the new page takes the focus. */
function useArrived(page: Route['page']): boolean {
  const [last, setLast] = useState({ page, moved: false })
  if (last.page !== page) setLast({ page, moved: true })
  return last.moved
}

function ImportRoom() {
  useTitle('Import')
  return (
    <div className="h-full overflow-y-auto">
      <Suspense fallback={<Spinner label="Opening the import" />}>
        <ImportPage />
      </Suspense>
    </div>
  )
}
