import { expect, it } from 'vitest'
import { recordId } from './record-id'

it.each([
  ['salesforce', '00Q5g00000ABCDE', '00Q5g00000ABCDEEA5'],
  ['dynamics', '{6F9619FF-8B86-D011-B42D-00CF4FC964FF}', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'],
  ['pipedrive', '550E8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
  ['hubspot', '501', '501'],
  ['file', 'Ann-Lead', 'Ann-Lead'],
])('of %s, %s is %s', (system, id, kept) => expect(recordId(system, id)).toBe(kept))
