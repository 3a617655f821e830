import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Asset, ASSET_TYPES, isExpired } from '../domain/asset'
import { isRoleAddress, normaliseEmail } from '../domain/email-address'
import { Dispute, Feedback, feedbackState } from '../domain/feedback'
import { readJourney } from '../domain/journey'
import { Lead } from '../domain/lead'
import { Send } from '../domain/send'
import { STAGES } from '../domain/stage-names'
import { Touchpoint } from '../domain/touchpoint'
import { makeSample } from './make-sample'

const DAY = 86_400_000
const NOW = Date.parse('2026-03-04T14:20:00Z')
const sample = makeSample(NOW)
const touches = Object.values(sample.touchpoints).flat()
const readingOf = (key: string, from = sample, now = NOW) => {
  const lead = from.leads.find((one) => one.id === `sample-lead-${key}`)!
  return readJourney(from.touchpoints[lead.id]!, lead.anchors, now)
}
const lead = (key: string) => sample.leads.find((one) => one.id === `sample-lead-${key}`)!

describe('the sample workspace', () => {
  it('is the same for the same seed and time, and another for another seed', () => {
    expect(makeSample(NOW)).toEqual(sample)
    expect(makeSample(NOW, 'other').touchpoints).not.toEqual(sample.touchpoints)
  })

  it('is valid by the schemas of the domain', () => {
    expect(z.array(Lead).parse(sample.leads)).toEqual(sample.leads)
    expect(z.array(Asset).parse(sample.assets)).toEqual(sample.assets)
    expect(z.array(Send).parse(sample.sends)).toHaveLength(sample.sends.length)
    expect(z.array(Feedback).parse(sample.feedback)).toHaveLength(15)
    expect(z.array(Dispute).parse(sample.disputes)).toHaveLength(2)
    expect(z.array(Touchpoint).parse(touches)).toEqual(touches)
  })

  it('has forty leads and thirty assets, of every type, with the odd ones', () => {
    expect(sample.leads).toHaveLength(40)
    expect(sample.assets).toHaveLength(30)
    expect(new Set(sample.assets.map((asset) => asset.type))).toEqual(new Set(ASSET_TYPES))
    expect(sample.assets.filter((asset) => isExpired(asset, NOW))).toHaveLength(1)
    expect(sample.assets.filter((asset) => asset.internal)).toHaveLength(1)
    expect(new Set(sample.assets.map((asset) => asset.language))).toEqual(new Set(['en', 'de', 'ar']))
    const used = new Set(sample.sends.map((send) => send.assetId))
    expect(used.has('sample-asset-energy')).toBe(false)
  })

  it('marks every id and names nothing outside .example', () => {
    const rows = [sample.leads, touches, sample.assets, sample.sends, sample.feedback, sample.disputes].flat()
    expect(rows.filter((row) => !row.id.startsWith('sample-'))).toEqual([])
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    const hosts = sample.leads.flatMap((one) => one.emails).map((email) => email.split('@')[1]!)
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
    const urls = [...touches, ...sample.assets].flatMap((row) => row.url ?? [])
    expect(urls.filter((url) => !new URL(url).host.endsWith('.example'))).toEqual([])
    for (const one of sample.leads) expect(one.emails.map(normaliseEmail)).toEqual(one.emails)
  })

  it('points only at what is there, and at no time to come', () => {
    const leads = new Set(sample.leads.map((one) => one.id))
    const assets = new Set(sample.assets.map((asset) => asset.id))
    expect(sample.sends.filter((send) => !leads.has(send.leadId) || !assets.has(send.assetId))).toEqual([])
    expect(sample.feedback.filter((feedback) => !leads.has(feedback.leadId))).toEqual([])
    expect(new Set(Object.keys(sample.touchpoints))).toEqual(leads)
    const times = [...touches, ...sample.sends, ...sample.feedback].map((row) => row.at)
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW)
    expect(Math.min(...times)).toBeLessThan(NOW - 340 * DAY)
  })

  it('shows every stage and every kind of lead', () => {
    const readings = sample.leads.map((one) => readJourney(sample.touchpoints[one.id]!, one.anchors, NOW))
    expect(new Set(readings.map((reading) => reading.stage))).toEqual(new Set(STAGES))
    expect(new Set(readings.map((reading) => reading.trend))).toEqual(
      new Set(['warming', 'cooling', 'steady']),
    )
    const anchors = new Set(sample.leads.flatMap((one) => one.anchors.map((anchor) => anchor.kind)))
    expect(anchors).toEqual(new Set(['won', 'opportunity', 'sql', 'meeting', 'lost', 'disqualified']))
    expect(sample.touchpoints['sample-lead-peter']).toEqual([])
    expect(sample.touchpoints['sample-lead-grace']).toHaveLength(5000)
    expect(readingOf('grace').stage).toBe('awareness')
    expect([...lead('maria').name].length).toBeGreaterThanOrEqual(80)
    expect(lead('layla').company).toMatch(/^\p{Script=Arabic}/u)
    expect(lead('erik').optOut).toBe(true)
    expect(isRoleAddress(lead('einkauf').emails[0]!)).toBe(true)
  })

  it('has verdicts in every state of marketing, with what was known that day', () => {
    expect(new Set(sample.feedback.map(feedbackState))).toEqual(new Set(['new', 'seen', 'answered']))
    expect(new Set(sample.feedback.map((feedback) => feedback.verdict)).size).toBe(3)
    for (const feedback of sample.feedback) {
      const known = sample.touchpoints[feedback.leadId]!.filter((touch) => touch.at <= feedback.at)
      expect(feedback.snapshot.touchpointCount, feedback.id).toBe(known.length)
    }
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('tells the same story %i days later in the week', (days) => {
    const now = NOW + days * DAY
    const then = makeSample(now)
    expect(readingOf('ann', then, now)).toMatchObject({ stage: 'consideration', trend: 'warming' })
    expect(readingOf('tomas', then, now).stage).toBe('evaluation')
    expect(readingOf('lucas', then, now).trend).toBe('cooling')
    expect(readingOf('zoe', then, now).trend).toBe('warming')
  })
})
