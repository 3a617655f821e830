import { z } from 'zod'
import { findAlike } from '../domain/buyer-voice'
import { ContentRequest } from '../domain/content-request'
import { ExpectedError } from '../platform/expected-error'
import type { HalfdoorDatabase } from './database'
import { addAct } from './outbox-store'

/** Which of marketing's answers were seen in this browser: the time of the answer, by the request's id. */
const SEEN_KEY = 'requestsSeen'
const Seen = z.record(z.string(), z.number())

/** Every request, newest first. A team asks for dozens of things, not thousands. */
export async function everyRequest(db: HalfdoorDatabase): Promise<ContentRequest[]> {
  return (await db.requests.orderBy('at').reverse().toArray()).map((row) => ContentRequest.parse(row))
}

/** A wish for content; where somebody asked for the same and waits, a vote for that. Answers the request it is now. */
export async function wishFor(db: HalfdoorDatabase, wish: ContentRequest): Promise<ContentRequest> {
  return db.transaction('rw', db.requests, db.outbox, async () => {
    const alike = findAlike(await everyRequest(db), wish.text)
    if (!alike) {
      const request = ContentRequest.parse(wish)
      await db.requests.add(request)
      await addAct(db, { op: 'requestAdd', request }, wish.at)
      return request
    }
    const [vote] = wish.votes
    if (!vote || alike.votes.some(({ memberId }) => memberId === vote.memberId)) return alike
    const voted = ContentRequest.parse({ ...alike, votes: [...alike.votes, vote] })
    await db.requests.put(voted)
    await addAct(db, { op: 'requestVote', requestId: alike.id, leadId: vote.leadId }, wish.at)
    return voted
  })
}

/** Takes a member's wish back, and the request with it where nobody else wants it. */
export async function unwish(db: HalfdoorDatabase, id: string, memberId: string, now: number): Promise<void> {
  await db.transaction('rw', db.requests, db.outbox, async () => {
    const request = await getRequest(db, id)
    if (request.outcome) throw new ExpectedError('Marketing has answered this request already.')
    const votes = request.votes.filter((vote) => vote.memberId !== memberId)
    if (votes.length > 0) await db.requests.put({ ...request, votes })
    else await db.requests.delete(id)
    await addAct(db, { op: 'requestUndo', requestId: id }, now)
  })
}

/** Marketing's word on a request, in place of an earlier one. */
export async function answerRequest(
  db: HalfdoorDatabase,
  id: string,
  outcome: NonNullable<ContentRequest['outcome']>,
): Promise<ContentRequest> {
  return db.transaction('rw', db.requests, db.outbox, async () => {
    const answered = ContentRequest.parse({ ...(await getRequest(db, id)), outcome })
    await db.requests.put(answered)
    const { kind, assetId, note, at } = outcome
    await addAct(db, { op: 'requestAnswer', requestId: id, kind, assetId, note }, at)
    return answered
  })
}

/** Requests that marketing answered and whose answer was not yet marked as seen here, latest answer first. */
export async function unseenAnswers(db: HalfdoorDatabase): Promise<ContentRequest[]> {
  const [requests, seen] = await Promise.all([everyRequest(db), seenAnswers(db)])
  return requests
    .filter(({ id, outcome }) => outcome && seen[id] !== outcome.at)
    .sort((a, b) => b.outcome!.at - a.outcome!.at)
}

/** The answer was seen; a later one comes again. */
export async function seeAnswer(db: HalfdoorDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.requests, db.settings, async () => {
    await seeAnswers(db, [await getRequest(db, id)])
  })
}

/** The answers on these requests were seen. */
export async function seeAnswers(db: HalfdoorDatabase, requests: readonly ContentRequest[]): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const seen = requests.flatMap(({ id, outcome }) => (outcome ? [[id, outcome.at] as const] : []))
    await db.settings.put({
      key: SEEN_KEY,
      value: { ...(await seenAnswers(db)), ...Object.fromEntries(seen) },
    })
  })
}

async function seenAnswers(db: HalfdoorDatabase): Promise<Record<string, number>> {
  const row = await db.settings.get(SEEN_KEY)
  return row ? Seen.parse(row.value) : {}
}

async function getRequest(db: HalfdoorDatabase, id: string): Promise<ContentRequest> {
  const row = await db.requests.get(id)
  if (!row) throw new ExpectedError('This request was taken back.')
  return ContentRequest.parse(row)
}
