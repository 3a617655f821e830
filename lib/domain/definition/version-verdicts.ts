import type { Feedback } from '../feedback'
import { makeVerdictLine, type VerdictLine } from './definition-trial'

/** The verdicts given under each version, by what was met at the click; versions without one are absent. */
export function verdictsByVersion(
  feedback: readonly Pick<Feedback, 'verdict' | 'snapshot'>[],
): (VerdictLine & { version: number })[] {
  const byVersion = Map.groupBy(feedback, ({ snapshot }) => snapshot.definition?.version)
  return [...byVersion]
    .flatMap(([version, given]) => (version === undefined ? [] : [{ version, given }]))
    .sort((a, b) => a.version - b.version)
    .map(({ version, given }) => {
      const judged = given.map(({ snapshot, verdict }) => ({
        isMet: snapshot.definition?.isMet ?? false,
        verdict,
        isWon: false,
      }))
      return { version, ...makeVerdictLine(judged) }
    })
}
