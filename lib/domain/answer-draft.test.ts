import { describe, expect, it } from 'vitest'
import { answerDraftOf, answerProblems, makeAnswer, recycleDay } from './answer-draft'

const NOW = Date.UTC(2026, 2, 3)
const DAY = 86_400_000

describe('what keeps an answer from being sent', () => {
  it('is that none was chosen', () => {
    expect(answerProblems({ note: 'words' }, NOW)).toEqual({ kind: 'Choose an answer.' })
  })

  it('is nothing for thanks, fixed data and a changed campaign, with or without words', () => {
    for (const kind of ['thanks', 'dataFixed', 'campaignChanged'] as const)
      expect(answerProblems({ kind, note: '' }, NOW)).toEqual({})
  })

  it('is a missing or past day for a recycled lead', () => {
    expect(answerProblems({ kind: 'recycled', note: '' }, NOW)).toHaveProperty('until')
    expect(answerProblems({ kind: 'recycled', until: NOW, note: '' }, NOW)).toHaveProperty('until')
    expect(answerProblems({ kind: 'recycled', until: NOW + DAY, note: '' }, NOW)).toEqual({})
  })

  it('is a missing version or a missing because', () => {
    expect(answerProblems({ kind: 'definitionChanged', note: ' ' }, NOW).note).toContain('version')
    expect(answerProblems({ kind: 'stays', note: '' }, NOW).note).toContain('why')
    expect(answerProblems({ kind: 'stays', note: 'they asked twice' }, NOW)).toEqual({})
  })

  it('is a note of more than 2,000 letters', () => {
    expect(answerProblems({ kind: 'thanks', note: 'x'.repeat(2001) }, NOW)).toHaveProperty('note')
  })
})

describe('an answer', () => {
  it('carries a day only when the lead is recycled', () => {
    const draft = { until: NOW + DAY, note: ' soon ' }
    expect(makeAnswer({ ...draft, kind: 'recycled' })).toEqual({
      kind: 'recycled',
      until: NOW + DAY,
      note: 'soon',
    })
    expect(makeAnswer({ ...draft, kind: 'thanks' }).until).toBeUndefined()
  })

  it('can be taken up again to change it', () => {
    const answer = { kind: 'stays', note: 'because', by: 'Mei', at: NOW } as const
    expect(makeAnswer(answerDraftOf(answer))).toEqual({ kind: 'stays', until: undefined, note: 'because' })
  })
})

describe('the day offered for a recycled lead', () => {
  it('is the rep’s own where it is still to come', () => {
    expect(recycleDay({ reason: 'competitorContract', until: NOW + 9 * DAY }, NOW)).toBe(NOW + 9 * DAY)
  })

  it('is the reason’s days from now else', () => {
    expect(recycleDay({ reason: 'badTiming' }, NOW)).toBe(NOW + 60 * DAY)
    expect(recycleDay({ reason: 'noBudget', until: NOW - DAY }, NOW)).toBe(NOW + 90 * DAY)
  })

  it('is none for a reason without days, or none at all', () => {
    expect(recycleDay({ reason: 'wrongIndustry' }, NOW)).toBeUndefined()
    expect(recycleDay({}, NOW)).toBeUndefined()
  })
})
