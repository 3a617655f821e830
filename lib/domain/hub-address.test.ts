import { describe, expect, it } from 'vitest'
import { hubPermission, readHubAddress } from './hub-address'

describe('the address of a hub', () => {
  it.each([
    ['hub.acme.example', 'https://hub.acme.example'],
    [' https://hub.acme.example:8443/halfdoor/ ', 'https://hub.acme.example:8443/halfdoor'],
    ['http://127.0.0.1:4180', 'http://127.0.0.1:4180'],
    ['http://localhost:4180/', 'http://localhost:4180'],
    ['HTTPS://Hub.Acme.example/?next=1#top', 'https://hub.acme.example'],
  ])('%j is kept as %s', (typed, value) => expect(readHubAddress(typed)).toEqual({ value }))

  it.each([
    ['http://hub.acme.example', /over https/],
    ['http://127.0.0.1.acme.example', /over https/],
    ['ftp://hub.acme.example', /not the address/],
    ['https://ann:secret@hub.acme.example', /not the address/],
    ['https://*.acme.example', /not the address/],
    ['', /not the address/],
    ['ask our admin', /not the address/],
  ])('%j is refused in words', (typed, problem) =>
    expect(readHubAddress(typed)).toEqual({ problem: expect.stringMatching(problem) }),
  )

  it('needs a permission without a port', () =>
    expect(hubPermission('http://127.0.0.1:4180')).toBe('http://127.0.0.1'))
})
