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
import { HouseNav } from './HouseNav'
import { InboxPage } from './inbox/InboxPage'
import { useFeedbackList } from './inbox/feedback-queries'
import { ModelPage } from './model/ModelPage'
import type { ModelDraft } from './model/model-draft'
import { useRoute, type Route } from './route'
import { SampleNote } from './SampleNote'
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
  const answers = useDrafts<AnswerDraft>()
  const assets = useDrafts<AssetWork>()
  const counts = useFeedbackList(EVERYTHING).data?.pages[0]?.counts
  const disputes = useDisputes().data?.length ?? 0
  const definitions = useDrafts<DefinitionDraft>()
  const models = useDrafts<ModelDraft>()
  useLeaveWarning(answers.ids.length + assets.ids.length + definitions.ids.length + models.ids.length > 0)
  return (
    <div className="flex h-full flex-col md:flex-row">
      <HouseNav page={route.page} newVerdicts={counts?.new ?? 0} disputes={disputes}>
        <SampleNote />
      </HouseNav>
      <main className="min-h-0 min-w-0 flex-1">
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
      </main>
    </div>
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
