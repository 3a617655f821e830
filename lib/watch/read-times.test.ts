import { describe, expect, it } from 'vitest'
import { fullBudget, spend, waitToRead } from './read-times'

describe('the wait before a page is read again', () => {
  it('lets the page settle where it was quiet, however often it was looked at', () => {
    let budget = fullBudget(0)
    for (let at = 1500; at < 30_000; at += 1500) budget = spend(budget, at, at + 5)
    expect(waitToRead(budget, budget.at + 200)).toBe(10)
  })
  it('leaves a little time between two reads', () => {
    expect(waitToRead(spend(fullBudget(0), 1000, 1001), 1001)).toBe(50)
  })
  it('takes one two-hundredth of the time on a restless page', () => {
    let budget = fullBudget(0)
    let read = 0
    for (let now = 0; now < 60_000;) {
      now += waitToRead(budget, now)
      budget = spend(budget, now, now + 4)
      now += 4
      read += 4
    }
    expect(read / 60_000).toBeLessThan(0.0055)
    expect(read / 60_000).toBeGreaterThan(0.004)
  })
  it('waits after a slow read until it is paid for, two seconds at most', () => {
    expect(waitToRead(spend(fullBudget(0), 1000, 1025), 1025)).toBe(1000)
    expect(waitToRead(spend(fullBudget(0), 1000, 1500), 1500)).toBe(2000)
  })
})
