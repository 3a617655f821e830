import { FileText, TriangleAlert, X } from 'lucide-react'
import { NOUNS, type Noun } from '../../../lib/import/fields'
import { proposeMapping } from '../../../lib/import/recognise/recognise'
import { Checkbox } from '../../ui/Checkbox'
import { ErrorNote } from '../../ui/ErrorNote'
import { IconButton } from '../../ui/IconButton'
import { Progress } from '../../ui/Progress'
import { Segmented } from '../../ui/Segmented'
import { ColumnTable } from './ColumnTable'
import { DateQuestions } from './DateQuestions'
import { kindWords, noticesOf, shapeWords } from './file-words'
import type { ChosenFile, ImportSession, ReadyFile } from './import-session'
import { PreviewTable } from './PreviewTable'
import { SystemSelect } from './SystemSelect'

const NOUN_NAMES: Record<Noun, string> = { lead: 'Leads', touchpoint: 'Touchpoints', asset: 'Assets' }

interface FileCardProps {
  file: ChosenFile
  session: ImportSession
}

/** One chosen file: what it is, what to know about it, how its columns are read, what comes of its first rows. */
export function FileCard({ file, session }: FileCardProps) {
  return (
    <section aria-label={file.file.name} className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex items-start gap-2">
        <FileText aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-lead font-semibold" title={file.file.name}>
            {file.file.name}
          </h2>
          {file.state === 'ready' && (
            <p className="text-muted">
              {kindWords(file)} · {shapeWords(file.survey)}
            </p>
          )}
        </div>
        <IconButton icon={X} label={`Remove ${file.file.name}`} onClick={() => session.remove(file.id)} />
      </div>
      {file.state === 'reading' && (
        <Progress label="Looking at the whole file" value={Math.round(100 * file.share)} />
      )}
      {file.state === 'refused' && <ErrorNote>{file.reason}</ErrorNote>}
      {file.state === 'ready' && <ReadyPart id={file.id} file={file} session={session} />}
    </section>
  )
}

function ReadyPart({ id, file, session }: { id: number; file: ReadyFile; session: ImportSession }) {
  const { survey, mapping } = file
  const map = (next: typeof mapping) => session.map(id, next)
  const notices = noticesOf(file)
  const isSettled = file.questions.every(({ header }) => mapping.dates[header])
  return (
    <>
      {notices.length > 0 && (
        <ul className="flex flex-col gap-1 rounded-ui bg-wait-soft px-3 py-2 text-wait">
          {notices.map((notice) => (
            <li key={notice} className="flex items-start gap-2">
              <TriangleAlert aria-hidden size={16} className="mt-px shrink-0" />
              {notice}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <Segmented
          label="The rows are"
          options={NOUNS.map((noun) => ({ value: noun, label: NOUN_NAMES[noun] }))}
          value={mapping.noun}
          onChange={(noun) => map(proposeMapping(survey.shape.headers, noun))}
        />
        {mapping.noun !== 'asset' && <SystemSelect mapping={mapping} onChange={map} />}
      </div>
      {mapping.noun === 'touchpoint' && (
        <Checkbox
          label="Add a lead for an address that is not known yet"
          checked={mapping.addsLeads}
          onChange={(addsLeads) => map({ ...mapping, addsLeads })}
        />
      )}
      <DateQuestions file={file} onChange={map} />
      <ColumnTable survey={survey} mapping={mapping} onChange={map} />
      {isSettled && <PreviewTable survey={survey} mapping={mapping} />}
    </>
  )
}
