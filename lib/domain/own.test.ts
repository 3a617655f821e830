import { expect, it } from 'vitest'
import { isOwn } from './own'

const OWN = { emails: ['kim.rep@gmail.com', 'kim@nordwind.example'], domains: ['nordwind.example'] }

it.each([
  ['kim.rep@gmail.com', true],
  ['kimrep+news@googlemail.com', true],
  ['lu@nordwind.example', true],
  ['kim.repp@gmail.com', false],
  // Elsewhere dots and tags may be another mailbox.
  ['kim+x@other.example', false],
])('knows %s: %s', (email, is) => expect(isOwn(email, OWN)).toBe(is))
