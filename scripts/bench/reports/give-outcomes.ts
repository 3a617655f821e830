import type { Worker } from 'playwright-core'

/** Gives every tenth seeded lead a source, an opportunity and an act of sales, and every twentieth a won deal. */
export async function giveOutcomes(worker: Worker, leads: number): Promise<void> {
  const BATCH = 10_000
  for (let from = 0; from < leads; from += BATCH)
    await worker.evaluate(putOutcomes, { from, to: Math.min(leads, from + BATCH) })
}

/** Runs in the worker: must stand alone. */
async function putOutcomes({ from, to }: { from: number; to: number }): Promise<void> {
  const DAY = 86_400_000
  const now = Date.now()
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, failed) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(request.error)
    })
  const db = await answer(indexedDB.open('halfdoor'))
  const work = db.transaction(['leads', 'journeys'], 'readwrite', { durability: 'relaxed' })
  const finished = new Promise<void>((done, failed) => {
    work.oncomplete = () => done()
    work.onerror = () => failed(work.error)
  })
  for (let i = from; i < to; i += 10) {
    const id = `bench-${String(i).padStart(7, '0')}`
    const lead = await answer<Record<string, unknown>>(work.objectStore('leads').get(id))
    const journey = await answer<{ touchpoints: object[] }>(work.objectStore('journeys').get([id, 0]))
    const anchors = [{ kind: 'opportunity', at: now - (10 + (i % 300)) * DAY }]
    if (i % 20 === 0) anchors.push({ kind: 'won', at: now - (1 + (i % 9)) * DAY })
    work
      .objectStore('leads')
      .put({ ...lead, anchors, source: `Source ${i % 70}`, campaign: `Campaign ${i % 400}` })
    const call = {
      id: `bench:${i}-call`,
      type: 'call.made',
      at: now - (i % 9) * DAY,
      side: 'sales',
      source: 'bench',
    }
    work.objectStore('journeys').put({ ...journey, touchpoints: [...journey.touchpoints, call] })
  }
  await finished
  db.close()
}
