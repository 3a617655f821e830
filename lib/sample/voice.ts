import type { ContentRequest } from '../domain/content-request'
import type { Objection } from '../domain/objection'
import { leadId } from './cast'
import { MARKETERS, REPS } from './company'
import { assetId } from './library'

const DAY = 86_400_000

type Said = readonly [lead: string, rep: number, days: number, text: string, answeredBy?: string]

const SAID: readonly Said[] = [
  ['henrik', 0, 21, 'How long does the line stand still for the installation?', 'fjord'],
  ['chloe', 1, 18, 'We buy a new line in two years anyway', 'vsm'],
  ['marcus', 2, 15, 'Our works council will not like cameras', 'council'],
  ['aiko', 0, 12, 'Does it work without internet in the plant?'],
  ['lena', 1, 11, 'does it work without internet in the plant'],
  ['daniel', 2, 9, 'Who pays when a sensor breaks after three years?'],
  ['sofia', 0, 8, 'We buy a new line in two years anyway.'],
  ['patrick', 1, 6, 'Does it work without internet in the plant?', 'ot'],
  ['henrik', 2, 3, 'No references in our size'],
]

/** What buyers asked and objected to: some of it answered, some of it alike, some of it a gap. */
export function makeSampleObjections(now: number): Objection[] {
  return SAID.map(([lead, rep, days, text, answeredBy], index) => {
    const at = now - days * DAY
    return {
      id: `sample-objection-${index}`,
      leadId: leadId(lead),
      kind: text.endsWith('?') ? 'question' : 'objection',
      text,
      member: REPS[rep]!,
      at,
      ...(answeredBy ? { answeredBy: assetId(answeredBy), answeredAt: at + DAY } : {}),
    }
  })
}

interface Wish {
  text: string
  /** Who wants it, by rep, lead and how many days ago; the asker first. */
  votes: readonly (readonly [rep: number, lead: string, days: number])[]
  outcome?: Pick<NonNullable<ContentRequest['outcome']>, 'kind' | 'note'> & { asset?: string; days: number }
}

const WISHES: readonly Wish[] = [
  { text: 'running without internet, on one page', votes: [[0, 'aiko', 12], [1, 'lena', 11], [2, 'patrick', 6]] },
  { text: 'warranty and spare parts', votes: [[2, 'daniel', 9]], outcome: { kind: 'planned', note: 'With service, in three weeks.', days: 4 } },
  { text: 'reference of a plant with two lines', votes: [[2, 'henrik', 30], [1, 'chloe', 24]], outcome: { kind: 'shipped', asset: 'cosmo', days: 2 } },
  { text: 'price list for resellers', votes: [[1, 'marcus', 40]], outcome: { kind: 'declined', note: 'We do not sell through resellers.', days: 33 } },
] // prettier-ignore

/** What reps asked marketing to make. */
export function makeSampleRequests(now: number): ContentRequest[] {
  return WISHES.map(({ text, votes, outcome }, index) => {
    const made = votes.map(([rep, lead, days]) => ({
      memberId: REPS[rep]!,
      member: REPS[rep]!,
      leadId: leadId(lead),
      at: now - days * DAY,
    }))
    return {
      id: `sample-request-${index}`,
      text,
      member: made[0]!.member,
      at: made[0]!.at,
      votes: made,
      ...(outcome ? { outcome: outcomeOf(outcome, now) } : {}),
    }
  })
}

function outcomeOf(
  { kind, note, asset, days }: NonNullable<Wish['outcome']>,
  now: number,
): NonNullable<ContentRequest['outcome']> {
  return {
    kind,
    ...(asset ? { assetId: assetId(asset) } : {}),
    ...(note ? { note } : {}),
    by: MARKETERS[0],
    at: now - days * DAY,
  }
}
