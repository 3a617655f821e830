import { afterEach, expect, it, vi } from 'vitest'
import { makeLinked } from '../../test/factories/linked'
import { leadLookUp } from '../contract/lead-look-up'

afterEach(() => void vi.restoreAllMocks())

it('that cannot be written keeps no browser from hearing that its access was ended, but all else from leaving', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { link, hub, own, refused } = makeLinked()
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  own.ledger.hook('creating', full)
  await expect(link.client.ask(leadLookUp, { ids: ['L'] })).rejects.toThrow()
  expect(hub.asked).toEqual([])
  await link.pull()
  expect(told).toHaveBeenCalledWith(expect.stringContaining('ledger'))
  hub.faults = ['revoked']
  await expect(link.pull()).rejects.toThrow('revoked')
  expect(refused).toEqual(['revoked'])
  own.ledger.hook('creating').unsubscribe(full)
  await link.pull()
  expect(await own.ledger.toArray()).toMatchObject([
    { route: 'changesPull', what: expect.stringContaining('2 more before it could not be noted') as string },
  ])
})
