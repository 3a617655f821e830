import { expect, it } from 'vitest'
import { placeCrmStage } from './crm-stage'

it('places a word and says whether it agrees', () => {
  expect(placeCrmStage('Marketing Qualified Lead', 'consideration')).toEqual({
    placed: 'consideration',
    agrees: true,
  })
  expect(placeCrmStage('customer', 'intent')).toEqual({ placed: 'purchase', agrees: false })
  expect(placeCrmStage('marketingqualifiedlead', 'intent').agrees).toBe(false)
})
it('says nothing of a word that is no stage', () => {
  expect(placeCrmStage('OPEN', 'intent')).toEqual({})
  expect(placeCrmStage('Kunde', 'intent')).toEqual({})
})
