import { modelInForce, numbersOf } from '../../../lib/domain/model-version'
import type { ModelView } from '../../../lib/messages/model-view'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import type { Drafts } from '../drafts'
import { PageHead } from '../PageHead'
import { useTitle } from '../use-title'
import { DisputeCounts } from './DisputeCounts'
import { LearnPart } from './LearnPart'
import { draftOf, type ModelDraft } from './model-draft'
import { useModel } from './model-queries'
import { originWords } from './model-words'
import { ModelForm } from './ModelForm'
import { ModelVersions } from './ModelVersions'
import { PointLists } from './PointLists'

/** Under which the one unsaved stage model is kept. */
const DRAFT = 'model'

/** What touchpoints are worth and what a stage needs: to read, to change, to learn, and to go back on. */
export function ModelPage({ arrived, drafts }: { arrived: boolean; drafts: Drafts<ModelDraft> }) {
  const { data: view, error, refetch } = useModel()
  useTitle('Stage model')
  const draft = drafts.get(DRAFT)
  const standing = view && modelInForce(view.book)
  return (
    <div className="flex h-full flex-col">
      <header className="border-b border-line px-4 py-4 lg:px-6">
        {standing ? (
          <PageHead
            focus={arrived}
            number={`Stage model, version ${standing.version}`}
            line={<bdi>{originWords(standing)}</bdi>}
          >
            {!draft && (
              <Button onClick={() => drafts.put(DRAFT, draftOf(numbersOf(standing.model)))}>Change it</Button>
            )}
          </PageHead>
        ) : error ? (
          <PageHead focus={arrived} number="Stage model" />
        ) : (
          <Skeleton className="h-8 w-56" />
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 lg:px-6">
        <div className="flex max-w-3xl flex-col gap-8">
          {error && !view && (
            <ErrorNote onRetry={() => void refetch()}>
              {errorWords(error, 'The stage model could not be read.')}
            </ErrorNote>
          )}
          {view && standing && draft ? (
            <ModelForm
              draft={draft}
              from={numbersOf(standing.model)}
              version={Math.max(...view.book.versions.map(({ version }) => version)) + 1}
              onChange={(next) => drafts.put(DRAFT, next)}
              onClose={() => drafts.drop(DRAFT)}
            />
          ) : (
            view && <Standing view={view} />
          )}
        </div>
      </div>
    </div>
  )
}

function Standing({ view: { book, disputes, learning } }: { view: ModelView }) {
  return (
    <>
      <section aria-labelledby="model-points" className="flex flex-col gap-2">
        <h2 id="model-points" className="text-lead font-semibold">
          Points and stages
        </h2>
        <PointLists numbers={numbersOf(modelInForce(book).model)} />
      </section>
      <DisputeCounts tally={disputes} />
      <LearnPart learning={learning} book={book} />
      <ModelVersions book={book} />
    </>
  )
}
