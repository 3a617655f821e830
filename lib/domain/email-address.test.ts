import { describe, expect, it } from 'vitest'
import { isMachineAddress, isPublicMailDomain, isRoleAddress, normaliseEmail } from './email-address'

describe('normaliseEmail', () => {
  it.each([
    ['Ann@Acme.Example', 'ann@acme.example'],
    ['  mailto:ann@acme.example?subject=Hi ', 'ann@acme.example'],
    ['Ann Lee <ann@acme.example>', 'ann@acme.example'],
    ['"pat@old.example" <pat.oneil@kestrel.example>', 'pat.oneil@kestrel.example'],
    ['joerg@müller-bau.example', 'joerg@xn--mller-bau-q9a.example'],
    ['JOERG@XN--MLLER-BAU-Q9A.EXAMPLE', 'joerg@xn--mller-bau-q9a.example'],
    ['sam+nordwind@mailbox.example', 'sam+nordwind@mailbox.example'],
  ])('%s is %s', (text, email) => expect(normaliseEmail(text)).toBe(email))

  it.each([
    '',
    'ann',
    'ann@',
    '@acme.example',
    'ann@localhost',
    'a b@c.example',
    'ann@1.2.3.4',
    'x'.repeat(70) + '@a.example',
    `a@${'ä'.repeat(55)}.${'ö'.repeat(55)}.${'ü'.repeat(55)}.${'é'.repeat(55)}.example`,
    `a@${Array.from({ length: 30 }, () => 'ж'.repeat(6)).join('.')}.example`,
  ])('"%s" is no address', (text) => expect(normaliseEmail(text)).toBeUndefined())
})

describe('kinds of address', () => {
  it('knows machines', () => {
    for (const email of [
      'no-reply@a.example',
      'noreply@a.example',
      'newsletter@a.example',
      'mailer-daemon@a.example',
      'talk-bounces@a.example',
    ])
      expect(isMachineAddress(email), email).toBe(true)
    for (const email of ['norey@a.example', 'newsome@a.example', 'nora.list@a.example'])
      expect(isMachineAddress(email), email).toBe(false)
  })
  it('knows roles', () => {
    expect(isRoleAddress('info@a.example')).toBe(true)
    expect(isRoleAddress('infoteam.ann@a.example')).toBe(false)
  })
  it('knows that a public mail domain makes nobody a colleague', () => {
    expect(isPublicMailDomain('gmail.com')).toBe(true)
    expect(isPublicMailDomain('acme.example')).toBe(false)
  })
})
