/** Every field that an event may have, as an example: whoever maps fields sees them all before anything happens. */
export function exampleData(names: boolean): object {
  const ids = {
    feedbackId: 'example-verdict',
    objectionId: 'example-objection',
    requestId: 'example-request',
    leadId: 'example-lead',
    memberId: 'example-member',
    assetId: 'example-asset',
  }
  const words = { verdict: 'bad', reason: 'companyTooSmall', answer: 'stays', kind: 'question', outcome: 'planned', until: 0 } // prettier-ignore
  const details = { lead: 'Example Lead', company: 'Example Inc.', member: 'Example Member', text: 'Example words', note: 'Example note', asset: 'Example asset' } // prettier-ignore
  return { ...ids, ...words, ...(names ? { details } : {}) }
}
