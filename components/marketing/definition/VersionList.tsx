import { agreementWords, type DefinitionVersion } from '../../../lib/domain/definition/definition'
import { leadFieldWords } from '../../../lib/domain/definition/lead-subject'
import { meaningWords } from '../../../lib/domain/definition/rule-words'
import type { DefinitionView } from '../../../lib/messages/definition-view'
import { useNow } from '../../ui/use-now'
import { agreedDayWords, coverageWords, liftWords, precisionWords } from './definition-words'

interface VersionListProps {
  versions: readonly DefinitionVersion[]
  /** Absent for who may not count them. */
  verdicts?: DefinitionView['verdicts']
}

/** Every version, newest first: what it said, who agreed, and the verdicts that were given under it. */
export function VersionList({ versions, verdicts }: VersionListProps) {
  const now = useNow()
  return (
    <ul aria-label="Versions">
      {versions
        .toSorted((a, b) => b.version - a.version)
        .map((version) => (
          <li key={version.version} className="border-b border-line py-3 last:border-b-0">
            <h3 className="font-medium">
              {capital(agreementWords(version, (at) => agreedDayWords(at, now)))}
            </h3>
            <p className="text-pretty break-words">{meaningWords(version.rule, leadFieldWords)}</p>
            {version.note && <p className="break-words text-muted">“{version.note}”</p>}
            {verdicts && <VerdictsUnder line={verdicts.find((each) => each.version === version.version)} />}
          </li>
        ))}
    </ul>
  )
}

function VerdictsUnder({ line }: { line: DefinitionView['verdicts'][number] | undefined }) {
  if (!line) return <p className="text-caption text-muted">No verdict was given under it yet.</p>
  const words = [precisionWords(line), liftWords(line), line.met > 0 && coverageWords(line)].filter(Boolean)
  return (
    <p className="text-caption text-muted tabular-nums">
      Verdicts given under it: {words.join(' · ') || 'none on a lead that met it'}
    </p>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
