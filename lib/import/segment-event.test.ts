import { describe, expect, it } from 'vitest'
import { readSegmentEvent, type SegmentEvent } from './segment-event'

const NOW = Date.UTC(2026, 10, 22, 12)
const read = (event: unknown, sentAt?: number) =>
  readSegmentEvent(event, { system: 'segment', now: NOW, sentAt })
const touch = (event: object) => (read({ userId: 'u', ...event }) as SegmentEvent).touchpoint

describe('names', () => {
  it.each([
    ['Email Opened', 'email.opened'],
    ['Email Link Clicked', 'email.clicked'],
    ['Email Bounced', 'email.bounced'],
    ['Unsubscribed', 'email.unsubscribed'],
    ['Trial Started', 'trial.started'],
    ['Signed Up', 'trial.started'],
  ])('knows %s as %s', (event, type) => {
    expect(touch({ type: 'track', event })?.type).toBe(type)
  })

  it('keeps an unknown name under other', () => {
    expect(touch({ type: 'track', event: 'Sang' })).toMatchObject({ type: 'other', name: 'Sang' })
  })

  it('reads pages by their addresses, with title, campaign and machine', () => {
    const context = { campaign: { name: 'Spring', source: 'x' }, userAgent: 'Googlebot/2.1' }
    expect(touch({ type: 'page', properties: { url: 'https://a.example/pricing', title: 'Prices' }, context })).toEqual({
      type: 'pricing.viewed', at: NOW, side: 'marketing', source: 'segment', title: 'Prices', url: 'https://a.example/pricing',
      campaign: 'Spring', utm: { campaign: 'Spring', source: 'x' }, grade: 'machine',
    }) // prettier-ignore
  })
})

describe('who', () => {
  it('is read from traits, and never from a machine’s address', () => {
    const traits = { email: 'Ann@Acme.example', firstName: 'Ann', lastName: 'Lee', company: { name: 'Acme' } }
    expect(read({ type: 'identify', anonymousId: 'a', traits })).toMatchObject({
      who: { anonymousId: 'a', email: 'ann@acme.example', name: 'Ann Lee', company: 'Acme' },
    })
    expect((read({ type: 'identify', userId: 7, traits: { email: 'noreply@acme.example' } }) as SegmentEvent).who).toEqual({ userId: '7' }) // prettier-ignore
  })
})

describe('faults', () => {
  it.each([
    [null, 'notAnObject'],
    [[], 'notAnObject'],
    [{ type: 'sing', userId: 'u' }, 'unknownCall'],
    [{ type: 'track', event: 'E' }, 'noId'],
  ])('%j is %s', (event, fault) => {
    expect(read(event)).toBe(fault)
  })

  it('costs a wrong field the field and not the event', () => {
    const event = { type: 'page', userId: 'u', properties: 'x', context: [], traits: 3, timestamp: {} }
    expect(read(event)).toMatchObject({ touchpoint: { type: 'page.viewed', at: NOW } })
    expect(read(event)).not.toHaveProperty('clock')
  })
})

describe('clocks', () => {
  it('takes the difference of two clocks away', () => {
    const event = { type: 'page', userId: 'u', timestamp: new Date(NOW - 3_700_000).toISOString() }
    expect((read(event, NOW - 3_600_000) as SegmentEvent).touchpoint?.at).toBe(NOW - 100_000)
  })

  it('takes what lies long ago as it is told, and what cannot be at the time it came', () => {
    const old = { type: 'page', userId: 'u', timestamp: '2021-05-01T00:00:00Z' }
    expect((read(old) as SegmentEvent).touchpoint?.at).toBe(Date.UTC(2021, 4, 1))
    const ahead = { type: 'page', userId: 'u', timestamp: '2031-05-01T00:00:00Z' }
    expect(read(ahead)).toMatchObject({ touchpoint: { at: NOW }, clock: '2031-05-01T00:00:00Z' })
  })
})
