import { choosePeople, type PersonChoice } from '../../../lib/domain/person-choice'
import type { Reading } from '../../../lib/domain/reading'
import type { Fixture } from '../../../test/hosts/fixture'
import { OTHER } from './others'
import { FILLER } from './words'

/** `right` what the fixture expects; `asked` the rep is asked, or sees a name only; `nothing` nobody is found. */
export type Verdict = 'right' | 'asked' | 'nothing' | 'wrong'

/** How a mutated page was read, and why where that is wrong. `reading` is parsed. */
export function judge(reading: Reading, fixture: Fixture): { verdict: Verdict; why?: string } {
  const { kind, people } = choosePeople(reading, fixture.own)
  const { expect } = fixture
  const named = JSON.stringify(reading.people)
  const trap = [OTHER.site, OTHER.name, ...(expect.never ?? [])].find((one) => named.includes(one))
  // A guess on any site's page is a question.
  if (trap && !(fixture.host === 'generic' && kind === 'ask'))
    return { verdict: 'wrong', why: `${trap} is among the people; ${kind}` }
  if (kind === 'none') return { verdict: expect.kind === 'none' ? 'right' : 'nothing' }
  if (kind === 'ask') return { verdict: expect.kind === 'ask' ? 'right' : 'asked' }
  const [lead] = people
  const why = `${kind} ${lead?.key} ${lead?.email ?? ''} ${lead?.name ?? ''}`
  if (kind === 'nameOnly') {
    if (!isSameName(lead, expect.name)) return { verdict: 'wrong', why }
    return { verdict: expect.kind === 'nameOnly' ? 'right' : 'asked' }
  }
  // A record without its address is still the record; one without its declared id is known by its address, or, on a
  // page of any site, by the page's own.
  const isRecord = !expect.key || lead?.key === expect.key || /^(email|record:web):/.test(lead?.key ?? '')
  const isAddress = lead?.email === expect.email || (lead?.email === undefined && expect.key !== undefined)
  // Sure of the only one that the rep would have been asked about: a doubt is gone with the part that raised it.
  const isKnown = expect.kind === 'sure' || (expect.kind === 'ask' && !expect.others?.length)
  const isSame = isKnown && isRecord && isAddress && isSameName(lead, expect.name)
  return isSame ? { verdict: 'right' } : { verdict: 'wrong', why }
}

/** Filler round the name is the same name; what is not known cannot differ. */
function isSameName(lead: PersonChoice['people'][number] | undefined, name: string | undefined): boolean {
  const got = (lead?.name ?? '').split(' ').filter((word) => !FILLER.some((one) => one.startsWith(word)))
  const told = got.join(' ')
  return !name || told.includes(name) || name.includes(told)
}
