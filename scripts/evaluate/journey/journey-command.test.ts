import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_MODEL } from '../../../lib/domain/journey-model.ts'
import { makeRandom } from '../../../lib/domain/random.ts'
import { Refusal } from '../command.ts'
import { journeyCommand } from './command.ts'
import { makeKindBook, type TouchMeaning } from './touch-kinds.ts'

const folder = mkdtempSync(join(tmpdir(), 'halfdoor-journey-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)
const DAY = 86_400_000
const START = Date.UTC(2025, 0, 1)

type Goodness = Record<'auc' | 'logLoss' | 'brier' | 'ece', number>
interface Answer {
  touches: number
  leads: number
  everyDays: number
  models: Record<'baseRate' | 'recency' | 'lifetimeCount' | 'defaults', Goodness> & {
    learned: Goodness | null
  }
  proposal: { offered: boolean; reason: string; weights: { type: string; proposed: number }[] }
}

async function run(...argv: string[]): Promise<Answer> {
  return (await journeyCommand.run(argv)).json as Answer
}

// prettier-ignore
const ask = (touches: string) => [
  '--touches', file(touches), '--map', file('map.json'), '--label', 'Signed',
  '--horizon-days', '14', '--train-until', '2025-05-01',
]

/** Leads that watch the film sign; the price list, which the defaults praise, says nothing. */
function touchLines(leads: number): string[] {
  const random = makeRandom('touches')
  return Array.from({ length: leads }, (_, lead) => {
    const lines: string[] = []
    for (let at = START + random() * 180 * DAY, i = 0; i < 40; i++, at += random() * 12 * DAY) {
      const name = ['Film', 'Price list', 'Page hit'][Math.floor(random() * 3)]!
      const line = (what: string, when: number) => `${what},${new Date(when).toISOString()},p${lead}`
      lines.push(line(name, at))
      if (random() < (name === 'Film' ? 0.4 : 0.02)) return [...lines, line('Signed', at + 3 * DAY)]
    }
    return lines
  }).flat()
}

beforeAll(() => {
  const map = {
    lead: 'person',
    time: 'when',
    type: 'what',
    meanings: { Film: 1, 'Price list': 'pricing.viewed' },
  }
  writeFileSync(file('map.json'), JSON.stringify(map))
  const lines = touchLines(800)
  writeFileSync(file('touches.csv'), ['what,when,person', ...lines].join('\n'))
  writeFileSync(file('turned.csv'), ['what,when,person', ...lines.reverse()].join('\n'))
  writeFileSync(file('few.csv'), ['what,when,person', ...touchLines(40)].join('\n'))
})

describe('journey', () => {
  it('measures four baselines and what was learned, and offers points that win', async () => {
    const answer = await run(...ask('touches.csv'))
    expect(answer).toMatchObject({ leads: 800, everyDays: 7, models: { baseRate: { auc: 0.5 } } })
    expect(Object.keys(answer.models)).toEqual(
      expect.arrayContaining(['recency', 'lifetimeCount', 'defaults', 'learned']),
    )
    for (const each of Object.values(answer.models))
      expect(Object.keys(each!)).toEqual(['auc', 'logLoss', 'brier', 'ece'])
    expect(answer.models.learned!.auc).toBeGreaterThan(answer.models.defaults.auc + 0.05)
    expect(answer.proposal).toMatchObject({ offered: true })
    const film = answer.proposal.weights.find(({ type }) => type === 'Film')!
    expect(film.proposed).toBeGreaterThan(1)
  })

  it('does not mind the order of the rows', async () => {
    expect(await run(...ask('turned.csv'))).toEqual(await run(...ask('touches.csv')))
  })

  it('learns nothing from few leads, and says so', async () => {
    const answer = await run(...ask('few.csv'))
    expect(answer.models.learned).toBeNull()
    expect(answer.proposal).toMatchObject({
      offered: false,
      reason: expect.stringContaining('learning starts at 50'),
    })
  })

  it.each([
    [ask('touches.csv').with(5, 'Bought'), 'No touch in'],
    [ask('touches.csv').with(9, 'May'), '--train-until takes a day'],
    [ask('touches.csv').with(9, '2024-01-01'), 'lies between'],
    [ask('touches.csv').with(7, '300'), 'too short'],
    [ask('touches.csv').with(7, '0'), 'number above 0'],
    [ask('touches.csv').with(7, '-1'), '--horizon-days takes a number above 0, not "-1".'],
  ])('says what to mend: %j', async (argv, words) => {
    const running = run(...argv)
    await expect(running).rejects.toThrow(words)
    await expect(running).rejects.toBeInstanceOf(Refusal)
  })
})

describe('kinds of touch', () => {
  const placeOf = (name: string, ...table: [string, TouchMeaning][]) => {
    const book = makeKindBook(new Map(table), DEFAULT_MODEL)
    return book.kinds[book.placeOf(name)]!
  }
  it('come from the map first, then from the import’s own words, and unknown ones count nothing', () => {
    expect(placeOf('Email Opened', ['email opened', 'form.submitted/product'])).toEqual({
      name: 'form.submitted/product',
      weight: [3, 40],
      isWeb: true,
    })
    expect(placeOf('Page hit')).toEqual({ name: 'page.viewed', weight: [0, 1], isWeb: true })
    expect(placeOf('Séance')).toEqual({ name: 'Séance', weight: [1, 0], isWeb: false })
    expect(placeOf('X', ['X', { class: 'intent', points: 33 }]).weight).toEqual([3, 33])
    expect([-5, 1, 4, 10, 30].map((points) => placeOf('X', ['X', points]).weight[0])).toEqual([1, 0, 1, 2, 3])
    expect(() => placeOf('X', ['X', 'page.seen'])).toThrow('no such touchpoint type')
  })
  it('are one kind where two names mean the same', () => {
    const book = makeKindBook(new Map(), DEFAULT_MODEL)
    expect(book.placeOf('pagehit')).toBe(book.placeOf('Visit Web Page'))
    expect(book.kinds).toHaveLength(1)
  })
})
