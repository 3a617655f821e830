import { describe, expect, it } from 'vitest'
import { isHubspot, recordOf, samples } from './urls'

const APP = 'https://app-na2.hubspot.com'

describe('HubSpot’s URLs', () => {
  it('are mine in every region', () => {
    for (const url of samples) expect(isHubspot(new URL(url)), url).toBe(true)
    expect(isHubspot(new URL('https://blog.hubspot.com/'))).toBe(false)
  })

  it.each([
    ['/contacts/12/record/0-1/501/view/1?x=1', 'contact', '501'],
    ['/contacts/12/contact/501', 'contact', '501'],
    ['/contacts/12/record/0-2/7', 'company', '7'],
    ['/contacts/12/deal/9/', 'deal', '9'],
  ])('%s is a %s', (path, object, id) => {
    expect(recordOf(new URL(APP + path))).toMatchObject({ system: 'hubspot', object, id })
  })

  it.each(['/contacts/12/objects/0-1/views/all/list', '/contacts/12/record/2-777/5'])('%s is none', (path) =>
    expect(recordOf(new URL(APP + path))).toBeUndefined(),
  )
})
