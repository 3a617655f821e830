import { describe, expect, it } from 'vitest'
import { readOwnDomain, readOwnEmail, readSite } from './own-entry'

describe('an own address', () => {
  it('is kept in its one spelling', () => {
    expect(readOwnEmail('Ann Lee <Ann@ACME.example>')).toEqual({ value: 'ann@acme.example' })
  })
  it('is refused in words', () => {
    expect(readOwnEmail('ann at acme')).toEqual({ problem: '“ann at acme” is not an e-mail address.' })
  })
})

describe('a colleagues’ domain', () => {
  it.each(['acme.example', '@acme.example', 'ann@ACME.example'])('is read from %s', (text) =>
    expect(readOwnDomain(text)).toEqual({ value: 'acme.example' }),
  )
  it('is never a public mail service, and says why', () => {
    expect(readOwnDomain('gmail.com')).toEqual({
      problem: 'Anyone can have an address at gmail.com, so it makes nobody a colleague.',
    })
    expect(readOwnDomain('@GMX.de')).toHaveProperty('problem')
  })
  it.each(['acme', '', 'a b.example'])('is not “%s”', (text) =>
    expect(readOwnDomain(text)).toHaveProperty('problem'),
  )
})

describe('a site', () => {
  it.each([
    ['mail.acme.example', 'https://mail.acme.example'],
    [' https://crm.acme.example/leads?id=1#top ', 'https://crm.acme.example'],
    ['http://127.0.0.1:8080/mail', 'http://127.0.0.1'],
    ['localhost:3000', 'https://localhost'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ])('is read from %s', (text, value) => expect(readSite(text)).toEqual({ value }))

  it.each(['', 'two words', '*.acme.example', 'https://', 'chrome://settings', 'file:///home'])(
    'is not “%s”',
    (text) => expect(readSite(text)).toHaveProperty('problem'),
  )
})
