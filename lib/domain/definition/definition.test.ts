import { describe, expect, it } from 'vitest'
import { agree, agreementWords, makeVersion, versionInForce, type DefinitionVersion } from './definition'
import { Rule } from './rule'

const rule = Rule.parse({ field: 'industry', op: '=', value: 'Retail' })
const day = (at: number) => `day ${at}`

function draft(versions: readonly DefinitionVersion[], at: number): DefinitionVersion {
  return makeVersion(versions, { rule, by: 'Mara', at })
}
function agreed(version: DefinitionVersion, marketing: number, sales: number): DefinitionVersion {
  return agree(agree(version, 'marketing', { by: 'Mara', at: marketing }), 'sales', { by: 'Sam', at: sales })
}

describe('versions', () => {
  const one = agreed(draft([], 1), 2, 3)
  const two = draft([one], 10)
  const three = agreed(draft([one, two], 20), 30, 25)

  it('are numbered from one', () => expect([one, two, three].map((v) => v.version)).toEqual([1, 2, 3]))
  it.each([
    [2, undefined],
    [3, 1],
    [29, 1],
    [30, 3],
  ])('at %i version %s is in force', (at, version) => {
    expect(versionInForce([three, one, two], at)?.version).toBe(version)
  })
  it('keep the first agreement', () => {
    expect(agree(one, 'sales', { by: 'Other', at: 99 }).agreed.sales).toEqual({ by: 'Sam', at: 3 })
  })
  it('say who agreed and who is still to', () => {
    expect(agreementWords(three, day)).toBe('agreed by Marketing and Sales on day 30, version 3')
    expect(agreementWords(two, day)).toBe('draft, version 2, waiting for Marketing and Sales')
    const half = agree(two, 'marketing', { by: 'Mara', at: 11 })
    expect(agreementWords(half, day)).toBe('version 2, agreed by Marketing, waiting for Sales')
    const other = agree(two, 'sales', { by: 'Sam', at: 11 })
    expect(agreementWords(other, day)).toBe('version 2, agreed by Sales, waiting for Marketing')
  })
})
