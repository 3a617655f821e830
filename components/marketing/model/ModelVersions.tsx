import { numbersOf, type ModelBook, type ModelVersion } from '../../../lib/domain/model-version'
import { errorWords } from '../../lead/error-words'
import { Button } from '../../ui/Button'
import { DayTime } from '../../ui/DayTime'
import { ErrorNote } from '../../ui/ErrorNote'
import { useModelVersion } from './model-queries'
import { changesBetween, changeWords, originWords } from './model-words'

const MOST_CHANGES = 6

/** Every version, newest first: who made it of what, and the way back to it. */
export function ModelVersions({ book }: { book: ModelBook }) {
  const going = useModelVersion()
  return (
    <section aria-labelledby="model-versions">
      <h2 id="model-versions" className="text-lead font-semibold">
        Versions
      </h2>
      <p className="text-muted">Readings, verdicts and disputes keep the version they were made with.</p>
      {going.error && <ErrorNote>{errorWords(going.error, 'The version was not put in force.')}</ErrorNote>}
      <ul aria-label="Versions">
        {book.versions
          .toSorted((a, b) => b.version - a.version)
          .map((version) => (
            <li
              key={version.version}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-line py-3 last:border-b-0"
            >
              <VersionWords version={version} book={book} />
              {version.version === book.inForce ? (
                <span className="text-muted">In force</span>
              ) : (
                <Button
                  pending={going.isPending && going.variables === version.version}
                  onClick={() => going.mutate(version.version)}
                >
                  {version.version < book.inForce
                    ? `Go back to version ${version.version}`
                    : `Put version ${version.version} in force`}
                </Button>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}

function VersionWords({ version, book }: { version: ModelVersion; book: ModelBook }) {
  const base = book.versions.find((each) => each.version === version.from)
  const changes = base ? changesBetween(numbersOf(base.model), numbersOf(version.model)).map(changeWords) : []
  const more = changes.length - MOST_CHANGES
  return (
    <div className="min-w-0 flex-1 basis-64">
      <h3 className="font-medium break-words">
        Version {version.version}, <bdi>{originWords(version)}</bdi>
        {version.at !== undefined && (
          <span className="font-normal text-muted">
            {' · '}
            <DayTime at={version.at} form="dayTime" />
          </span>
        )}
      </h3>
      {version.note && <p className="break-words text-muted">“{version.note}”</p>}
      {base && (
        <p className="text-caption break-words text-muted tabular-nums">
          From version {base.version}: {changes.slice(0, MOST_CHANGES).join(' · ')}
          {more > 0 && ` · and ${more} more`}
        </p>
      )}
    </div>
  )
}
