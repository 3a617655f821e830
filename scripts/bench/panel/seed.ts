import type { Worker } from 'playwright-core'

/** How much the benchmark stores. */
export interface SeedSize {
  leads: number
  touchesEach: number
  assets: number
  sends: number
}

/**
 * Fills the extension's own database with leads, touchpoints, assets and sends, as an import would leave them. Runs in
 * the worker on plain IndexedDB, so that what is measured later is not warmed up.
 */
export async function seed(worker: Worker, size: SeedSize): Promise<void> {
  const BATCH = 1000
  for (let from = 0; from < size.leads; from += BATCH)
    await worker.evaluate(putLeads, { from, to: Math.min(size.leads, from + BATCH), each: size.touchesEach })
  await worker.evaluate(putLibrary, size)
}

/** Runs in the worker: must stand alone. */
async function putLeads({ from, to, each }: { from: number; to: number; each: number }): Promise<void> {
  const TYPES = [
    'page.viewed',
    'blog.viewed',
    'email.opened',
    'email.clicked',
    'asset.downloaded',
    'pricing.viewed',
  ]
  const DAY = 86_400_000
  const now = Date.now()
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('halfdoor')
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error)
  })
  const work = db.transaction(['leads', 'directory', 'journeys'], 'readwrite', { durability: 'relaxed' })
  const who: string[][] = []
  const words: string[] = []
  for (let i = from; i < to; i++) {
    const id = `bench-${String(i).padStart(7, '0')}`
    const email = `person${i}@company${i % 20_000}.example`
    const keys = [`email:${email}`, `crm:hubspot:contact:${i}`]
    who.push([id, ...keys])
    words.push(` person number${i} company ${i % 20_000}`)
    const touchpoints = Array.from({ length: each }, (_, t) => ({
      id: `bench:${i}-${t}`,
      type: TYPES[(i * 7 + t) % TYPES.length],
      at: now - (each - t) * 3 * DAY - (i % 1000) * 1000,
      side: 'marketing',
      title: `Page number ${(i + t) % 500}`,
      url: `https://nordwind.example/page/${(i + t) % 500}`,
      campaign: `Campaign ${i % 40}`,
      source: 'bench',
    }))
    work.objectStore('leads').put({
      id,
      name: `Person Number${i}`,
      title: 'Head of Operations',
      company: `Company ${i % 20_000}`,
      emails: [email],
      crm: [{ system: 'hubspot', object: 'contact', id: String(i) }],
      anchors: [],
      createdAt: now,
      updatedAt: now,
      keys,
      touchpoints: each,
      marketing: each,
      chunks: 1,
    })
    work.objectStore('journeys').put({ leadId: id, chunk: 0, touchpoints })
  }
  work.objectStore('directory').put({ who: JSON.stringify(who), words: words.join('\n') })
  await new Promise<void>((done, failed) => {
    work.oncomplete = () => done()
    work.onerror = () => failed(work.error)
  })
  db.close()
}

/** Runs in the worker: must stand alone. */
async function putLibrary({ leads, assets, sends }: SeedSize): Promise<void> {
  const now = Date.now()
  const STAGES = ['awareness', 'interest', 'consideration', 'intent', 'evaluation']
  const word = (n: number) => `topic${(n * 2654435761) % 3000}`
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('halfdoor')
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => failed(opening.error)
  })
  const work = db.transaction(['assets', 'sends'], 'readwrite', { durability: 'relaxed' })
  for (let i = 0; i < assets; i++) {
    const summary = Array.from({ length: 40 }, (_, w) => word(i * 41 + w))
    work.objectStore('assets').put({
      id: `bench-asset-${i}`,
      title: `Guide ${word(i)} ${word(i + 1)}`,
      type: 'guide',
      url: `https://nordwind.example/asset/${i}`,
      summary: summary.join(' '),
      stages: [STAGES[i % STAGES.length]],
      personas: [],
      industries: [],
      answers: [word(i + 2)],
      topics: [word(i)],
      createdAt: now,
      updatedAt: now,
      terms: Object.fromEntries([...summary, 'guide', word(i)].map((term) => [term, 1])),
    })
  }
  for (let i = 0; i < sends; i++)
    work.objectStore('sends').put({
      id: `bench-send-${i}`,
      assetId: `bench-asset-${i % assets}`,
      leadId: `bench-${String((i * 97) % leads).padStart(7, '0')}`,
      member: 'Bench',
      at: now - (i % 300) * 86_400_000,
      outcome: 'inserted',
      stage: STAGES[i % STAGES.length],
      moved: i % 4 === 0,
    })
  await new Promise<void>((done, failed) => {
    work.oncomplete = () => done()
    work.onerror = () => failed(work.error)
  })
  db.close()
}
