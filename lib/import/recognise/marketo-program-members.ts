import { hasAll, hasAny, type Recogniser } from './recogniser'

/** Marketo's bulk extract of program members: a lead, and its place in a program. */
export const marketoProgramMembers: Recogniser = {
  name: 'marketo-program-members',
  title: 'Marketo program members',
  noun: 'lead',
  system: 'marketo',
  object: 'lead',
  fits: (keys) => hasAll(keys, 'program', 'status') && hasAny(keys, 'memberdate', 'membershipdate'),
  fields: {
    leadid: 'leadId',
    firstname: 'firstName',
    lastname: 'lastName',
    email: 'email',
    company: 'company',
    title: 'title',
    program: 'campaign',
    status: 'programStatus',
    memberdate: 'programAt',
    membershipdate: 'programAt',
  },
  emptyWords: ['null'],
}
