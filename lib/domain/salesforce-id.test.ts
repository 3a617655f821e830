import { expect, it } from 'vitest'
import { longSalesforceId } from './salesforce-id'

// The suffix by hand: "00Q5g" has its third letter in capitals (4 = E), "00000" none (A), "ABCDE" all (31 = 5).
it.each([
  ['00Q5g00000ABCDE', '00Q5g00000ABCDEEA5'],
  ['001000000000000', '001000000000000AAA'],
  ['00Q5g00000ABCDEEA5', '00Q5g00000ABCDEEA5'],
  ['501', '501'],
])('%s is %s', (id, long) => expect(longSalesforceId(id)).toBe(long))
