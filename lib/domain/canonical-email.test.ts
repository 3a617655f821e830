import { describe, expect, it } from 'vitest'
import { canonicalEmail } from './canonical-email'
import { canonicalKey } from './canonical-key'

describe('canonicalEmail', () => {
  it.each([
    ['ann.lee+news@gmail.com', 'annlee@gmail.com'],
    ['a.n.n.lee@googlemail.com', 'annlee@gmail.com'],
    ['ann.lee+x@outlook.com', 'ann.lee@outlook.com'],
    // Somebody's own server may have another mailbox behind each.
    ['ann.lee+x@acme.example', 'ann.lee+x@acme.example'],
    ['+x@gmail.com', '+x@gmail.com'],
    ['...@gmail.com', '...@gmail.com'],
  ])('knows %s as %s', (written, canonical) => {
    expect(canonicalEmail(written)).toBe(canonical)
    expect(canonicalEmail(canonical)).toBe(canonical)
  })
})

it('takes addresses in keys in any spelling, and leaves other keys alone', () => {
  expect(canonicalKey('email: Ann.Lee@Gmail.com ')).toBe('email:annlee@gmail.com')
  expect(canonicalKey('crm:hubspot:contact:a.b+c@gmail.com')).toBe('crm:hubspot:contact:a.b+c@gmail.com')
})
