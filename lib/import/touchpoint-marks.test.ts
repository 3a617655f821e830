import { expect, it } from 'vitest'
import { makeColumns } from './columns'
import { settleDates } from './date-question'
import { readTouchpoint } from './read-touchpoint'
import { proposeMapping } from './recognise/recognise'
import { surveyFile } from './survey'
import { detailOf, isMachineAgent } from './touchpoint-marks'

async function touchpoints(text: string, name = 'x.csv') {
  const answer = await surveyFile(new Blob([text]), name, new AbortController().signal, () => {})
  if (answer.kind === 'refused') throw new Error(answer.reason)
  const { survey } = answer
  const { mapping } = settleDates(proposeMapping(survey.shape.headers), survey)
  const columns = makeColumns(survey.shape.headers, mapping)
  return survey.sample.map((row) => {
    const drafted = readTouchpoint(columns, row, mapping)
    return 'entry' in drafted ? drafted.entry.touchpoints[0]! : undefined
  })
}

it.each([
  ['form.submitted', 'Contact us', 'contact'],
  ['form.submitted', 'Demo request', 'contact'],
  ['form.submitted', 'Request a demo | Acme', 'contact'],
  ['form.submitted', 'Pricing request', 'product'],
  ['form.submitted', 'Update your contact details', undefined],
  ['form.submitted', 'Guide to demos', undefined],
  ['webinar.attended', 'Product webinar: what is new', 'product'],
  ['webinar.attended', 'State of the industry', undefined],
  ['event.attended', 'Visited booth', 'booth'],
  ['chat.started', 'Chat with sales', 'sales'],
  ['chat.started', 'Support', undefined],
  ['page.viewed', 'ROI calculator', 'calculator'],
  ['email.clicked', 'ROI calculator', undefined],
] as const)('gives %s “%s” the detail %s', (type, title, detail) => {
  expect(detailOf(type, title)).toBe(detail)
})

it('knows scanners and bots by their agents, and no person’s browser for one', () => {
  const agents = [
    'Mozilla/5.0 (compatible; Googlebot/2.1)',
    'python-requests/2.31',
    'Mozilla/5.0 HeadlessChrome/120.0',
    'Barracuda Sentinel (EE)',
  ]
  expect(agents.map(isMachineAgent)).toEqual([true, true, true, true])
  const people = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 9; CUBOT X19)',
    '',
  ]
  expect(people.map(isMachineAgent)).toEqual([false, false, false])
})

it('grades what a column of the file calls a machine', async () => {
  const rows = await touchpoints(
    'Email,Event,Timestamp,Is bot,User agent\n' +
      'a@x.example,Email clicked,2026-03-01 10:00,true,\n' +
      'a@x.example,Email clicked,2026-03-01 10:00,no,Googlebot/2.1\n' +
      'a@x.example,Email clicked,2026-03-01 10:00,false,Firefox\n',
  )
  expect(rows.map((row) => row!.grade)).toEqual(['machine', 'machine', undefined])
})

it('takes a number of a machine for no mark', async () => {
  const rows = await touchpoints(
    'Email,Event,Timestamp,Machine\na@x.example,Page viewed,2026-03-01 10:00,12\n',
  )
  expect(rows.map((row) => row!.grade)).toEqual([undefined])
})

it('grades HubSpot’s and Marketo’s own marks', async () => {
  const event = { recipient: 'a@x.example', type: 'OPEN', created: 1_772_000_000_000, emailCampaignId: 5 }
  const events = [
    { ...event, id: '1', userAgent: 'Googlebot/2.1', bot: false },
    { ...event, id: '2', userAgent: 'Firefox', bot: true },
    { ...event, id: '3', userAgent: 'Firefox', applePrivacy: true },
    { ...event, id: '4', userAgent: 'Firefox', bot: false },
  ]
  const hubspot = await touchpoints(JSON.stringify({ events }), 'x.json')
  expect(hubspot.map((row) => row!.grade)).toEqual(['machine', 'machine', 'machine', undefined])
  const marketo = await touchpoints(
    'marketoGUID,leadId,activityDate,activityTypeId,primaryAttributeValue,attributes\n' +
      '5,77,2022-02-13T14:06:20Z,11,Mail,"{""Is Bot Activity"":true}"\n' +
      '6,77,2022-02-13T14:06:20Z,11,Mail,"{""Is Bot Activity"":false}"\n',
  )
  expect(marketo.map((row) => row!.grade)).toEqual(['machine', undefined])
})
