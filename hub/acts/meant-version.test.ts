import { expect, it } from 'vitest'
import { findSetting } from '../repos/setting'
import { inLeadWorlds, type LeadWorld } from '../test/lead-world'
import { NUMBERS, outcomes, push, RULE, sampleLead } from '../test/sample-acts'

/** Offline, a browser's version 2 may be another than the team's: what was meant counts, not its number. */

let world: LeadWorld
inLeadWorlds(sampleLead(), (given) => (world = given))

const numbers = (first: number) => ({ ...NUMBERS, cap: [first, 2, 3, 4, 5] })
const rule = (value: string) => ({ all: [{ field: 'industry', op: '=' as const, value }] })

it('puts those numbers in force that were chosen, whatever number they got', async () => {
  const { hub, marketer, admin, workspaceId } = world
  await push(hub, admin.token, { op: 'modelAdd', numbers: numbers(7), note: 'Theirs' })
  const told = await push(
    hub,
    marketer.token,
    { op: 'modelAdd', numbers: numbers(9), note: 'Mine' },
    { op: 'modelUse', version: 1, numbers: NUMBERS },
    { op: 'modelUse', version: 2, numbers: numbers(9) },
    { op: 'modelUse', version: 2, numbers: numbers(11) },
    { op: 'modelUse', version: 9 },
  )
  expect(outcomes(told)).toEqual(['applied', 'applied', 'applied', 'conflict', 'notFound'])
  const book = (await findSetting(hub.db, workspaceId, 'model'))!
  expect(book.versions.find(({ version }) => version === book.inForce)).toMatchObject({ note: 'Mine' })
  expect(book.uses.map(({ version }) => version)).toEqual([2, 3, 1, 3])
})

it('gives the yes to the rule that was read, whatever number it got', async () => {
  const { hub, marketer, admin, workspaceId } = world
  await push(hub, admin.token, { op: 'definitionAdd', rule: rule('Theirs') })
  const told = await push(
    hub,
    marketer.token,
    { op: 'definitionAdd', rule: RULE },
    { op: 'definitionAgree', version: 1, side: 'marketing', rule: RULE },
  )
  expect(outcomes(told)).toEqual(['applied', 'applied'])
  const versions = (await findSetting(hub.db, workspaceId, 'definition'))!
  expect(versions.map(({ agreed }) => agreed.marketing?.by)).toEqual([undefined, 'Mara'])
})
