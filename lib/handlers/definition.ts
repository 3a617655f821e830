import { agree, makeVersion, versionInForce } from '../domain/definition/definition'
import type { Condition } from '../domain/definition/rule'
import type { Side } from '../domain/touchpoint'
import type { DefinitionView, RuleTrial } from '../messages/definition-view'
import { tellPanels } from '../messages/messenger'
import type { Caller } from '../messages/sender'
import { addVersion, changeVersion, getVersions } from '../store/definition-store'
import { memberName } from './member-name'
import type { WorkerParts } from './worker'

/** The definition of a qualified lead: its versions, who agreed, and how it does against leads and verdicts. */
export function definitionHandlers(worker: WorkerParts) {
  const { db, now } = worker
  return {
    async definitionGet(): Promise<DefinitionView> {
      // Everybody's verdicts are marketing's to count.
      const isRep = worker.hub?.me.member.role === 'rep'
      const [versions, verdicts] = await Promise.all([
        getVersions(db),
        isRep ? [] : worker.source.definitionVerdicts(),
      ])
      const inForce = versionInForce(versions, now())?.version
      return { versions, verdicts, ...(inForce === undefined ? {} : { inForce }) }
    },

    async definitionPut(draft: { rule: Condition; note?: string }, caller: Caller): Promise<void> {
      const by = await memberName(worker, caller)
      await addVersion(db, (versions) => makeVersion(versions, { ...draft, by, at: now() }))
      tellPanels('storeChanged', { nouns: ['definition'] })
    },

    async definitionAgree({ version, side, by }: { version: number; side: Side; by: string }): Promise<void> {
      const at = now()
      await changeVersion(db, version, (each) => agree(each, side, { by, at }), {
        act: ({ rule }) => ({ op: 'definitionAgree', version, side, rule, by }),
        now: at,
      })
      tellPanels('storeChanged', { nouns: ['definition'] })
    },

    definitionTry: ({ rule }: { rule: Condition }): Promise<RuleTrial> => worker.source.definitionTry(rule),
  }
}
