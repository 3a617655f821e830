import { describe, expect, it } from 'vitest'
import type { LeadEntry } from '../domain/import-entry'
import { makeColumns } from './columns'
import { settleDates } from './date-question'
import type { Mapping } from './mapping'
import { readRow } from './read-row'
import { proposeMapping } from './recognise/recognise'
import { surveyFile } from './survey'

/** What every row of a file comes to, as the wizard would map it by itself. */
async function draft(text: string, change: Partial<Mapping> = {}) {
  const answer = await surveyFile(new Blob([text]), 'x.csv', new AbortController().signal, () => {})
  if (answer.kind === 'refused') throw new Error(answer.reason)
  const { survey } = answer
  const proposed = { ...proposeMapping(survey.shape.headers, change.noun), ...change }
  const { mapping } = settleDates(proposed, survey)
  const columns = makeColumns(survey.shape.headers, mapping)
  return survey.sample.map((row) => readRow(columns, row, mapping))
}

const entries = async (text: string, change?: Partial<Mapping>) =>
  (await draft(text, change)).map((each) => ('entry' in each ? each.entry : undefined)) as LeadEntry[]

describe('a lead', () => {
  it('of HubSpot has its stage in the CRM’s word and the fact behind it', async () => {
    const [lead] = await entries(
      'Record ID,First Name,Last Name,Email,Lifecycle Stage,Lead Status,Create Date\n7,Ann,Lee,ANN@Acme.example,opportunity,UNQUALIFIED,2026-03-01\n',
    )
    expect(lead!.draft).toMatchObject({
      name: 'Ann Lee',
      emails: ['ann@acme.example'],
      crm: [{ system: 'hubspot', object: 'contact', id: '7' }],
      crmStage: 'opportunity',
      crmStatus: 'UNQUALIFIED',
      anchors: [{ kind: 'opportunity' }, { kind: 'disqualified' }],
    })
  })

  it('of the Olist funnel brings its first contact, and its deal the day it was won', async () => {
    const [lead] = await entries(
      'mql_id,first_contact_date,landing_page_id,origin\nabc,2018-02-01,page1,social\n',
    )
    expect(lead!.draft).toMatchObject({ crm: [{ system: 'olist', id: 'abc' }], source: 'social' })
    expect(lead!.touchpoints).toMatchObject([
      { type: 'form.submitted', at: new Date(2018, 1, 1).getTime(), channel: 'social', side: 'marketing' },
    ])
    const [deal] = await entries('mql_id,won_date,business_segment\nabc,2018-02-26 19:58,pet\n')
    expect(deal!.draft).toMatchObject({
      industry: 'pet',
      anchors: [{ kind: 'won', at: new Date(2018, 1, 26, 19, 58).getTime() }],
    })
  })

  it('of X Education has nothing where the form says Select', async () => {
    const [lead] = await entries(
      'Prospect ID,Lead Number,Converted,Specialization,Do Not Email\nid-1,1,1,Select,Yes\n',
    )
    expect(lead!.draft.industry).toBeUndefined()
    expect(lead!.draft).toMatchObject({ optOut: true, anchors: [{ kind: 'won' }] })
  })

  it('of Marketo takes null for empty, and a program’s attendance for a touchpoint', async () => {
    const [lead] = await entries(
      'firstName,lastName,email,Member Date,Program,Status,Lead Id\nOsha,null,o@x.example,2020-01-08T18:10:26Z,Spring webinar,Attended,9\n',
    )
    expect(lead!.draft.name).toBe('Osha')
    expect(lead!.touchpoints).toMatchObject([
      { type: 'webinar.attended', title: 'Spring webinar', source: 'marketo' },
    ])
  })

  it('of a program whose status says the booth was visited has that detail', async () => {
    const [lead] = await entries(
      'firstName,lastName,email,Member Date,Program,Status,Lead Id\nOsha,Lee,o@x.example,2020-01-08T18:10:26Z,Expo,Visited Booth,9\n',
    )
    expect(lead!.touchpoints).toMatchObject([{ type: 'event.attended', detail: 'booth' }])
  })

  it('of Salesforce is known by 18 characters whichever were exported', async () => {
    const text = (id: string) =>
      `Lead ID,Lead Owner,Last Name,Email,Lead Status\n${id},Me,Lee,a@x.example,Open\n`
    const [short] = await entries(text('00QD000000Gyx5c'))
    const [long] = await entries(text('00QD000000Gyx5cMAB'))
    expect(short!.draft.crm).toEqual(long!.draft.crm)
  })

  it('keeps a formula as the text it is', async () => {
    const [lead] = await entries('Email,Name\na@x.example,"=HYPERLINK(""http://evil"")"\n')
    expect(lead!.draft.name).toBe('=HYPERLINK("http://evil")')
  })

  it('with nothing to know it by is skipped with the reason', async () => {
    expect(await draft('Email,Name,City\nnobody,,Kiel\n,,Kiel\n')).toEqual([
      { skip: '“nobody” is not an e-mail address, and there is no name or ID.' },
      { skip: 'No name, no address, no ID.' },
    ])
  })
})

describe('a touchpoint', () => {
  const row = (event: string, more = '') =>
    `Email,Event,Timestamp,URL${more ? ',More' : ''}\na@x.example,${event},2026-03-01 10:00,https://x.example/pricing?utm_source=ad\n`

  it('is placed by its name and its page, with its UTM words', async () => {
    const [entry] = await entries(row('Page viewed'))
    expect(entry!.touchpoints).toMatchObject([
      {
        type: 'pricing.viewed',
        utm: { source: 'ad' },
        at: new Date(2026, 2, 1, 10).getTime(),
        side: 'marketing',
      },
    ])
  })
  it('of an unknown name is kept with that name', async () => {
    const [entry] = await entries(row('Petted the dog'))
    expect(entry!.touchpoints).toMatchObject([{ type: 'other', name: 'Petted the dog' }])
  })
  it('has the same id in the same row again, and another in another', async () => {
    const ids = async (event: string) => (await entries(row(event)))[0]!.touchpoints[0]!.id
    expect(await ids('Page viewed')).toBe(await ids('Page viewed'))
    expect(await ids('Page viewed')).not.toBe(await ids('Form submitted'))
  })
  it('of Marketo is read from its number and its details', async () => {
    const [entry] = await entries(
      'marketoGUID,leadId,activityDate,activityTypeId,primaryAttributeValue,attributes\n5,77,2022-02-13T14:06:20Z,104,Spring webinar,"{""New Status"":""Attended""}"\n',
    )
    expect(entry).toMatchObject({
      adds: false,
      draft: { crm: [{ system: 'marketo', object: 'lead', id: '77' }] },
    })
    expect(entry!.touchpoints).toMatchObject([{ id: 'marketo:5', type: 'webinar.attended' }])
  })
})

describe('an asset', () => {
  it('has its stages and its lists, and says what is left out', async () => {
    expect(
      await draft('Title,URL,Summary,Stage,Tags\nGuide,https://x.example/g,Text,Intent; Later,a|b\n'),
    ).toMatchObject([
      {
        asset: { title: 'Guide', stages: ['intent'], topics: ['a', 'b'] },
        notes: ['“Later” is not one of the six stages; left out.'],
      },
    ])
  })
})
