import { describe, expect, it } from 'vitest'
import { isSalesforce, recordOf, samples } from './urls'

const ORG = 'https://acme.lightning.force.com'

describe('Salesforce’s URLs', () => {
  it('are mine', () => {
    for (const url of samples) expect(isSalesforce(new URL(url)), url).toBe(true)
    expect(isSalesforce(new URL('https://lightning.force.com.evil.example/'))).toBe(false)
    expect(isSalesforce(new URL('https://www.salesforce.com/'))).toBe(false)
  })

  it.each([
    ['/lightning/r/Lead/00Q5g00000ABCDEEA4/view', 'lead', '00Q5g00000ABCDEEA4'],
    ['/lightning/r/Contact/0035g00000ABCDE/related/Cases/view', 'contact', '0035g00000ABCDE'],
    ['/lightning/r/0035g00000ABCDE/view', 'contact', '0035g00000ABCDE'],
    ['/one/one.app#/sObject/00Q5g00000ABCDE/view', 'lead', '00Q5g00000ABCDE'],
    ['/lightning/r/Machine__c/a015g00000ABCDE/view', 'machine__c', 'a015g00000ABCDE'],
  ])('%s is a %s', (path, object, id) => {
    const url = `${ORG}/${id}`
    expect(recordOf(new URL(ORG + path))).toEqual({ system: 'salesforce', object, id, url })
  })

  it.each([
    '/lightning/o/Lead/list?filterName=Recent',
    '/lightning/page/home',
    '/lightning/o/MyOwnObject1234/list',
  ])('%s is no record', (path) => expect(recordOf(new URL(ORG + path))).toBeUndefined())
})
