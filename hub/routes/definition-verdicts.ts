import { definitionVerdicts } from '../../lib/contract/definition-verdicts'
import { makeVerdictLine } from '../../lib/domain/definition/definition-trial'
import { tallyByVersion } from '../repos/feedback-list'
import { route } from './route'

/** The verdicts given under each version of the definition, by what was met at that moment. */
export const definitionVerdictsRoute = route(definitionVerdicts, async (_input, { db, member }) => {
  const tallies = await tallyByVersion(db, member.workspaceId)
  const byVersion = [...Map.groupBy(tallies, ({ version }) => version)].sort(([a], [b]) => a - b)
  return {
    versions: byVersion.map(([version, of]) => {
      const judged = of.flatMap(({ isMet, verdict, count }) =>
        Array.from({ length: count }, () => ({ isMet, verdict, isWon: false })),
      )
      return { version, ...makeVerdictLine(judged) }
    }),
  }
})
