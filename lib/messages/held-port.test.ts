import { expect, it } from 'vitest'
import { aPort } from '../../test/factories/port'
import { holdPort } from './held-port'

it('hands on in order what was said before anybody listened, and what is said after', () => {
  const outer = aPort('live')
  const held = holdPort(outer.port)
  outer.say(1)
  outer.say(2)
  const heard: unknown[] = []
  held.port.onMessage.addListener((message) => heard.push(message))
  outer.say(3)
  expect(heard).toEqual([1, 2, 3])
})

it('tells a late listener that the other side has gone, and everyone when its home ends', () => {
  const left: string[] = []
  const gone = aPort('live')
  const early = holdPort(gone.port)
  gone.leave()
  early.port.onDisconnect.addListener(() => left.push('late'))
  const open = aPort('live')
  const held = holdPort(open.port)
  held.port.onDisconnect.addListener(() => left.push('ended'))
  held.close()
  held.close()
  expect(left).toEqual(['late', 'ended'])
  expect(open.isClosed()).toBe(true)
})
