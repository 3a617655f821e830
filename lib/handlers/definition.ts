import { agree, makeVersion, versionInForce } from '../domain/definition/definition'
import { countsTouches, startTrial, type DefinitionTrial } from '../domain/definition/definition-trial'
import type { Condition } from '../domain/definition/rule'
import { verdictsByVersion } from '../domain/definition/version-verdicts'
import type { Side } from '../domain/touchpoint'
import type { DefinitionView } from '../messages/definition-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { addVersion, changeVersion, getVersions } from '../store/definition-store'
import { everyVerdict } from '../store/feedback-store'
import { makeLeadScan } from '../store/lead-scan'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** The definition of a qualified lead: its versions, who agreed, and how it does against leads and verdicts. */
export function definitionHandlers(worker: WorkerParts) {
  const { db, now } = worker
  const scan = makeLeadScan(db)
  return {
    async definitionGet(): Promise<DefinitionView> {
      const [versions, feedback] = await Promise.all([getVersions(db), everyVerdict(db)])
      const inForce = versionInForce(versions, now())?.version
      const verdicts = verdictsByVersion(feedback)
      return { versions, verdicts, ...(inForce === undefined ? {} : { inForce }) }
    },

    async definitionPut(draft: { rule: Condition; note?: string }, caller: Caller): Promise<void> {
      const by = await memberName(worker, caller)
      await addVersion(db, (versions) => makeVersion(versions, { ...draft, by, at: now() }))
      tellPanels('storeChanged', { nouns: ['definition'] })
    },

    async definitionAgree({ version, side, by }: { version: number; side: Side; by: string }): Promise<void> {
      await changeVersion(db, version, (each) => agree(each, side, { by, at: now() }))
      tellPanels('storeChanged', { nouns: ['definition'] })
    },

    async definitionTry({ rule }: { rule: Condition }): Promise<DefinitionTrial> {
      const at = now()
      const [versions, feedback] = await Promise.all([getVersions(db), everyVerdict(db)])
      const standing = versionInForce(versions, at)?.rule
      // Oldest first, so the latest verdict on a lead stays.
      const verdicts = new Map(
        feedback.map(({ leadId, verdict, at: givenAt }) => [leadId, { verdict, at: givenAt }]),
      )
      const trial = startTrial(rule, standing, (leadId) => verdicts.get(leadId), at)
      const reads = [rule, ...(standing ? [standing] : [])].some(countsTouches)
      for (const { lead, touchpoints } of await scan.read(reads)) trial.visit(lead, touchpoints)
      return trial.result()
    },
  }
}
