import { deadLetterList } from '../../lib/contract/dead-letter-list'
import { Refusal } from '../errors'
import { listDeadLetters, type DeadLetter } from '../repos/dead-letter'
import { route } from './route'

const PAGE = 50

/** A page of events that could not be taken. */
export const deadLetterListRoute = route(deadLetterList, async ({ after }, { db, member }) => {
  const letters = await listDeadLetters(db, member.workspaceId, placeOf(after), PAGE)
  const last = letters.length === PAGE ? letters.at(-1) : undefined
  return last ? { letters, next: nextOf(last) } : { letters }
})

function nextOf({ at, id }: DeadLetter): string {
  return `${at}.${id}`
}

function placeOf(after: string | undefined): { at: number; id: string } | undefined {
  if (after === undefined) return undefined
  const [, at, id] = /^(\d{1,15})\.([0-9a-f]{64})$/.exec(after) ?? []
  if (!at || !id) throw new Refusal('badRequest', 'after: not the `next` of a page.')
  return { at: Number(at), id }
}
