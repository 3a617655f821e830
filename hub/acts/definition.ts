import { isDeepStrictEqual } from 'node:util'
import { MARKETING, MEMBERS } from '../../lib/contract/role'
import { agree, makeVersion, type DefinitionVersion } from '../../lib/domain/definition/definition'
import { Refusal } from '../errors'
import { addAudit } from '../repos/audit'
import { changeSetting } from '../repos/setting'
import { heldTime, missing, type Act } from './act'

/** A new version of what a qualified lead is, agreed by nobody yet. Its number is the hub's. */
export const definitionAdd: Act<'definitionAdd'> = {
  roles: MARKETING,
  async apply({ rule, note }, { tx, member, sentAt, now }) {
    const { workspaceId, memberId, name } = member
    const at = heldTime(sentAt, now)
    const versions = await changeSetting(tx, { workspaceId, id: 'definition', at: now }, (stood = []) => [
      ...stood,
      makeVersion(stood, { rule, note, by: name, at }),
    ])
    const subject = String(versions.at(-1)!.version)
    await addAudit(tx, { workspaceId, memberId, action: 'definition.added', subject, at: now })
  },
}

/** A side's yes: sales' by a rep, marketing's by a marketer, either by an admin. The member is who agreed. */
export const definitionAgree: Act<'definitionAgree'> = {
  roles: MEMBERS,
  async apply({ version, side, rule }, { tx, member, sentAt, now }) {
    const { workspaceId, memberId, name, role } = member
    if (role !== 'admin' && role !== (side === 'sales' ? 'rep' : 'marketer'))
      throw new Refusal('notAllowed', `A ${role} cannot agree for ${side}. Ask someone who can.`)
    const agreement = { by: name, at: heldTime(sentAt, now) }
    await changeSetting(tx, { workspaceId, id: 'definition', at: now }, (versions = []) => {
      const numbered = versions.find((each) => each.version === version)
      const says = (each: DefinitionVersion) => rule === undefined || isDeepStrictEqual(rule, each.rule)
      const found = numbered && says(numbered) ? numbered : rule && versions.findLast(says)
      if (!found && !numbered) throw missing('version of the definition')
      if (!found)
        throw new Refusal('conflict', `Version ${version} says something else for the team. Read it again.`)
      return versions.map((each) => (each === found ? agree(each, side, agreement) : each))
    })
    const detail = { side }
    const subject = String(version)
    await addAudit(tx, { workspaceId, memberId, action: 'definition.agreed', subject, detail, at: now })
  },
}
