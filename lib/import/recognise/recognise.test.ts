import { describe, expect, it } from 'vitest'
import { proposeMapping, recognise } from './recognise'
import { RECOGNISERS } from './registry'

const headers = (text: string) => text.split(',')

describe('headers', () => {
  it.each([
    [
      'hubspot-contacts',
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Lifecycle Stage',
    ],
    ['hubspot-api', 'id,createdAt,updatedAt,email,firstname,lastname,hs_object_id,lifecyclestage'],
    ['hubspot-email-events', 'id,type,recipient,created,emailCampaignId,subject'],
    ['hubspot-forms', 'conversionId,submittedAt,email,firstname,pageUrl'],
    [
      'salesforce-leads',
      'Lead Owner,First Name,Last Name,Title,Company / Account,Lead Source,Rating,Street,Email',
    ],
    [
      'salesforce-leads',
      'Lead ID,Lead Owner: Manager,Lead Owner,First Name,Last Name,Email,Lead Status,Primary Campaign',
    ],
    [
      'salesforce-contacts',
      'Salutation,First Name,Last Name,Title,Mailing City,Mailing Country,Phone,Email,Account Owner,Account Name',
    ],
    ['mautic-contacts', 'title,firstname,lastname,city,address1,email,company,ip,points'],
    ['mautic-activity', 'event,eventId,eventLabel,eventType,timestamp,contactId'],
    [
      'marketo-activity',
      'marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValue,attributes',
    ],
    ['marketo-leads', 'firstName,lastName,email,cookies'],
    ['marketo-program-members', 'firstName,lastName,email,Member Date,Program,Status,Lead Id,Success'],
    ['olist-leads', 'mql_id,first_contact_date,landing_page_id,origin'],
    ['olist-deals', 'mql_id,seller_id,won_date,business_segment'],
    ['x-education', 'Prospect ID,Lead Number,Lead Source,Converted'],
    ['segment-calls', 'messageId,userId,type,event,timestamp,email'],
  ])('of %s are recognised', (name, text) => expect(recognise(headers(text))?.name).toBe(name))

  it('have a recogniser of one name each', () => {
    expect(new Set(RECOGNISERS.map(({ name }) => name)).size).toBe(RECOGNISERS.length)
  })

  it.each([
    ['lead', 'E-Mail,Vorname,Nachname,Firma,Position'],
    ['lead', 'e_mail,full name,Organisation,Job Title'],
    ['touchpoint', 'Email,Event,Timestamp,Title'],
    ['asset', 'Title,URL,Summary,Stage,Tags'],
  ])('of no known export are a %s by their words', (noun, text) => {
    expect(recognise(headers(text))).toBeUndefined()
    expect(proposeMapping(headers(text)).noun).toBe(noun)
  })

  it('are mapped in several spellings', () => {
    expect(proposeMapping(headers('E-Mail,Vorname,Nachname,Firma,Position')).fields).toEqual({
      'E-Mail': 'email',
      Vorname: 'firstName',
      Nachname: 'lastName',
      Firma: 'company',
      Position: 'title',
    })
  })

  it('of Mautic keep its salutation out of the job title', () => {
    const { fields } = proposeMapping(headers('title,firstname,lastname,city,address1,email,position,points'))
    expect(fields.title).toBeUndefined()
    expect(fields.position).toBe('title')
  })

  it('go to a field once, the first column that means it', () => {
    expect(proposeMapping(headers('Name,Company,Organisation')).fields).toEqual({
      Name: 'name',
      Company: 'company',
    })
  })
})
