import { describe, expect, it } from 'vitest'
import { companyWords, isSameCompany, readAccount, type AccountMember } from './account'
import type { Stage } from './stage'
import type { Touchpoint } from './touchpoint'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 31)

function member(
  id: string,
  stage: Stage,
  touches: [Touchpoint['type'], daysAgo: number, grade?: 'machine'][] = [],
): AccountMember {
  const touchpoints = touches.map(([type, daysAgo, grade], i): Touchpoint => ({
    id: `${id}:${i}`,
    type,
    at: NOW - daysAgo * DAY,
    side: 'marketing',
    source: 'test',
    grade,
  }))
  return { lead: { id, name: id.toUpperCase() }, touchpoints, journey: { stage } }
}

describe('the buying group beside a lead', () => {
  it('names who is active, the latest first, and who is furthest, active or not', () => {
    const others = [
      member('ann', 'interest', [['page.viewed', 20]]),
      member('bo', 'consideration', [['email.clicked', 3]]),
      member('cy', 'evaluation', [['demo.requested', 90]]),
    ]
    expect(readAccount('Acme', others, NOW)).toEqual({
      company: 'Acme',
      others: 3,
      active: [
        { id: 'bo', name: 'BO', stage: 'consideration', lastAt: NOW - 3 * DAY },
        { id: 'ann', name: 'ANN', stage: 'interest', lastAt: NOW - 20 * DAY },
      ],
      furthest: { id: 'cy', name: 'CY', stage: 'evaluation', lastAt: NOW - 90 * DAY },
    })
  })

  it('takes for activity only what a person did, and not in the future', () => {
    const touches: Parameters<typeof member>[2] = [
      ['email.sent', 1],
      ['ad.impression', 1],
      ['email.clicked', 1, 'machine'],
      ['page.viewed', -5],
      ['page.viewed', 31],
    ]
    const { active, furthest } = readAccount('Acme', [member('ann', 'awareness', touches)], NOW)
    expect(active).toEqual([])
    expect(furthest?.lastAt).toBe(NOW - 31 * DAY)
    expect(readAccount('Acme', [member('bo', 'interest')], NOW).furthest).toEqual({
      id: 'bo',
      name: 'BO',
      stage: 'interest',
    })
  })

  it('of several in one stage names the last active, and knows when it is alone', () => {
    const others = [
      member('ann', 'intent', [['page.viewed', 9]]),
      member('bo', 'intent', [['page.viewed', 2]]),
    ]
    expect(readAccount('Acme', others, NOW).furthest?.id).toBe('bo')
    expect(readAccount('Acme', [], NOW)).toEqual({ company: 'Acme', others: 0, active: [] })
  })
})

describe('one company', () => {
  it.each([
    ['Acme', 'ACME GmbH'],
    ['Société Générale S.A.', 'societe generale'],
    ['Smith & Sons, Ltd.', 'Smith Sons'],
  ])('%s is %s', (a, b) => expect(isSameCompany(a, b)).toBe(true))
  it.each([
    ['Acme', 'Acme Labs'],
    ['', ''],
    ['Ltd', 'Inc'],
  ])('%s is not %s', (a, b) => expect(isSameCompany(a, b)).toBe(false))
  it('keeps a name that is nothing but a legal form', () => {
    expect(companyWords('SE')).toEqual(['se'])
  })
})
