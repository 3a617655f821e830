import { describe, expect, it } from 'vitest'
import { makeRandom } from '../random'
import { binName, binOf, makeBins, type LeadColumn } from './lead-column'
import { suspectLeaks } from './leaks'
import { cardLines, fitScorecard, scoreColumn, scoreLead } from './scorecard'
import { foldsById, splitByTime } from './splits'
import { tryInFolds, tryOnLater } from './try-scorecard'

const all = (n: number) => Array.from({ length: n }, (_, at) => at)
const category = (name: string, values: (string | undefined)[]): LeadColumn => ({
  name,
  kind: 'category',
  values,
})
const number = (name: string, values: (number | undefined)[]): LeadColumn => ({
  name,
  kind: 'number',
  values,
})

describe('bins', () => {
  it('cuts numbers at quantiles, and gives no answer a bin of its own', () => {
    const column = number('visits', [...all(100), undefined])
    const bins = makeBins(column, all(101))
    expect(bins).toEqual({ kind: 'number', cuts: [24.75, 49.5, 74.25] })
    expect([0, 24, 25, 99, 100].map((lead) => binOf(bins, column, lead))).toEqual([1, 1, 2, 4, 0])
    expect([0, 1, 2, 4].map((bin) => binName(bins, bin))).toEqual([
      'no answer',
      'below 24.75',
      '24.75 to 49.5',
      '74.25 and more',
    ])
  })
  it('pools rare words with those it never saw', () => {
    const words = [...Array<string>(25).fill('Chat'), ...Array<string>(5).fill('Fax'), 'Pigeon', undefined]
    const column = category('source', words)
    const bins = makeBins(column, all(30))
    expect(bins).toEqual({ kind: 'category', words: ['Chat'] })
    expect([0, 25, 30, 31].map((lead) => binName(bins, binOf(bins, column, lead)))).toEqual([
      'Chat',
      'other',
      'other',
      'no answer',
    ])
  })
  it('leaves a number of one value whole', () => {
    expect(makeBins(number('x', all(100).map(() => 7)), all(100))).toEqual({ kind: 'number', cuts: [] }) // prettier-ignore
  })
})

describe('one column by itself', () => {
  it('has smoothed log-odds over those of all', () => {
    const column = category('source', [...Array<string>(40).fill('a'), ...Array<string>(60).fill('b')])
    const won = all(100).map((lead) => lead < 30 || lead >= 90)
    const { logOdds, counts } = scoreColumn(column, won, all(100))
    const base = 40.5 / 101
    const logit = (p: number) => Math.log(p / (1 - p))
    expect(counts).toEqual([
      { n: 0, won: 0 },
      { n: 40, won: 30 },
      { n: 60, won: 10 },
      { n: 0, won: 0 },
    ])
    expect(logOdds[1]).toBeCloseTo(logit((30 + 10 * base) / 50) - logit(base), 12)
    expect(logOdds[0]).toBeCloseTo(0, 12)
  })
})

const LEADS = 2000
const random = makeRandom('scorecard')
const source = all(LEADS).map(() => ['chat', 'search', 'referral'][Math.floor(random() * 3)]!)
const minutes = all(LEADS).map(() => (random() < 0.2 ? undefined : Math.floor(random() * 100)))
const noise = all(LEADS).map(() => random())
const trueScore = (lead: number) =>
  -1 + (source[lead] === 'referral' ? 2 : 0) + (minutes[lead] === undefined ? -1 : (minutes[lead]! - 50) / 25)
const won = all(LEADS).map((lead) => random() < 1 / (1 + Math.exp(-trueScore(lead))))
const honest = [category('source', source), number('minutes', minutes), number('noise', noise)]
const table = { columns: honest, won }
const ids = all(LEADS).map((lead) => `lead-${lead}`)

describe('a scorecard', () => {
  const card = fitScorecard(table, all(LEADS))
  it('adds up the log-odds of its bins', () => {
    const sum = card.columns.reduce(
      (score, { bins, logOdds }, at) => score + logOdds[binOf(bins, honest[at]!, 5)]!,
      card.intercept,
    )
    expect(scoreLead(card, honest, 5)).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12)
  })
  it('puts the strongest column first, in words', () => {
    const lines = cardLines(card)
    expect(lines.map(({ column }) => column)).toEqual(['minutes', 'source', 'noise'])
    const referral = lines[1]!.bins.find(({ bin }) => bin === 'referral')!
    const chat = lines[1]!.bins.find(({ bin }) => bin === 'chat')!
    expect(referral.logOdds - chat.logOdds).toBeGreaterThan(1.5)
    expect(referral.logOdds - chat.logOdds).toBeLessThan(2.5)
  })
  it('ranks leads it never saw nearly as well as the truth does, and is calibrated', () => {
    const trial = tryInFolds(table, ids)
    expect(trial.tested).toBe(LEADS)
    expect(trial.auc).toBeGreaterThan(0.77)
    expect(trial.ece).toBeLessThan(0.05)
    expect(trial.logLoss).toBeLessThan(trial.baseRate.logLoss)
    expect(trial.topDecileLift).toBeGreaterThan(1.8)
    expect(tryOnLater(table, all(LEADS)).tested).toBe(LEADS * 0.3)
  })
  it('finds nothing in noise', () => {
    const trial = tryInFolds({ columns: [honest[2]!], won }, ids)
    expect(Math.abs(trial.auc! - 0.5)).toBeLessThan(0.04)
  })
  it('gives the same numbers in every run', () => {
    expect(tryInFolds(table, ids)).toEqual(tryInFolds(table, ids))
  })
})

describe('splits', () => {
  it('puts each lead into one fold, by its id and not by its place', () => {
    const folds = foldsById(ids, 5)
    expect(folds.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(all(LEADS))
    for (const { train, test } of folds) {
      expect(train.length + test.length).toBe(LEADS)
      expect(Math.abs(test.length - LEADS / 5)).toBeLessThan(60)
    }
    const turned = foldsById([...ids].reverse(), 5)
    const names = (fold: { test: number[] }, of: string[]) => fold.test.map((at) => of[at]).sort()
    expect(names(turned[2]!, [...ids].reverse())).toEqual(names(folds[2]!, ids))
  })
  it('keeps the last 30% by time, and equal times together', () => {
    expect(splitByTime([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).test).toEqual([0, 1, 2])
    expect(splitByTime([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]).test).toEqual([9])
  })
})

describe('suspected leaks', () => {
  const yes = (chance: number) => random() < chance
  const leaks = (column: LeadColumn) => suspectLeaks({ columns: [column], won }, ids, all(LEADS))
  const reasonsOf = (column: LeadColumn) => leaks(column).flatMap(({ reasons }) => reasons)

  it('names no honest column', () => {
    expect(suspectLeaks(table, ids, all(LEADS))).toEqual([])
  })
  it('names a column that fixes the outcome and is too strong', () => {
    const tags = category('Tags', won.map((w) => (yes(0.05) ? 'called' : w ? 'will pay' : 'wrong number'))) // prettier-ignore
    expect(reasonsOf(tags)).toEqual([
      expect.stringMatching(/^alone it ranks leads with an AUC of 0\.9/),
      expect.stringMatching(/^its answers fix the outcome for 9\d% of the leads$/),
    ])
  })
  it('names a column that is filled for one outcome', () => {
    const quality = category('Quality', won.map((w) => (yes(w ? 0.7 : 0.35) ? 'seen' : undefined))) // prettier-ignore
    expect(reasonsOf(quality)).toEqual([expect.stringMatching(/^it is filled for [67]\d% .* 3\d% of the/)])
  })
  it('names a strong column whose power falls on later leads, and not one that keeps it', () => {
    const last = (age: (lead: number) => number) =>
      category('Activity', won.map((w, lead) => (yes(age(lead)) ? (w ? 'replied' : 'left') : 'opened'))) // prettier-ignore
    expect(reasonsOf(last((lead) => (lead < LEADS * 0.7 ? 0.55 : 0.1)))).toEqual([
      expect.stringMatching(/^its answers fix/),
      expect.stringMatching(/^its power falls over time: AUC 0\.\d+ on earlier leads, 0\.\d+ on later ones$/),
    ])
    expect(reasonsOf(category('Activity', won.map((w) => (yes(0.75) === w ? 'a' : 'b'))))).toEqual([]) // prettier-ignore
  })
  it('names one that says so itself, only where it has power', () => {
    expect(reasonsOf(category('Last Activity', won.map((w) => (yes(0.7) === w ? 'a' : 'b'))))).toEqual([
      expect.stringContaining('its name'),
    ]) // prettier-ignore
    expect(leaks(category('Last Activity', noise.map((x) => (x < 0.5 ? 'a' : 'b'))))).toEqual([]) // prettier-ignore
  })
})
