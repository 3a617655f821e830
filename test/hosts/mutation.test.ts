import { describe, expect, it } from 'vitest'
import { readMutated } from '../../scripts/bench/hosts/mutate'
import { makeSource } from '../../scripts/bench/hosts/page-parts'
import { readFixtures } from './fixture'

/** Of each page; `npm run bench -- hosts` reads ten thousand. */
const COPIES = 5

// A page with frames makes a window for each of them, which takes seconds on a busy machine.
describe('pages that have changed', { timeout: 30_000 }, () => {
  it.each(readFixtures().map((fixture) => [`${fixture.host}/${fixture.name}`, fixture] as const))(
    '%s names nobody wrong',
    (_, fixture) => {
      const source = makeSource(fixture)
      for (let seed = 1; seed <= COPIES; seed++) {
        const { verdict, why, mutations } = readMutated(source, seed)
        expect({ verdict, why, mutations, seed }).not.toMatchObject({ verdict: 'wrong' })
      }
    },
  )

  it('are the same by the same seed, and others by another', () => {
    const source = makeSource(readFixtures().find(({ host }) => host === 'gmail')!)
    const html = (seed: number) => readMutated(source, seed).html
    expect(html(7)).toBe(html(7))
    expect(html(7)).not.toBe(html(8))
  })
})
