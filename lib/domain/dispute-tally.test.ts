import { expect, it } from 'vitest'
import { tallyDisputes } from './dispute-tally'

it('counts disputes by direction, by computed stage and by version', () => {
  const say = (computed: 'interest' | 'intent', stage: 'awareness' | 'intent' | 'evaluation', modelVersion = 'edited-2') => ({ computed, stage, modelVersion }) // prettier-ignore
  expect(
    tallyDisputes([
      say('intent', 'evaluation'),
      say('intent', 'awareness'),
      say('interest', 'intent', 'default-1'),
      say('intent', 'intent'),
    ]),
  ).toEqual({
    disputes: 4,
    further: 2,
    lessFar: 1,
    byStage: [
      { stage: 'interest', disputes: 1, further: 1, lessFar: 0 },
      { stage: 'intent', disputes: 3, further: 1, lessFar: 1 },
    ],
    byVersion: [
      { modelVersion: 'edited-2', disputes: 3 },
      { modelVersion: 'default-1', disputes: 1 },
    ],
  })
  expect(tallyDisputes([])).toEqual({ disputes: 0, further: 0, lessFar: 0, byStage: [], byVersion: [] })
})
